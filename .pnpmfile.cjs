const { relative } = require("node:path");
const { repository } = require("./package.json");

/** What a package has where it is installed: no tool of this repository, and where it comes from. */
function beforePacking({ devDependencies: _tools, scripts: _scripts, ...manifest }, folder) {
  const directory = relative(__dirname, folder).replaceAll("\\", "/");
  return {
    ...manifest,
    repository: { type: "git", url: `git+${repository}.git`, directory },
    homepage: `${repository}/tree/main/${directory}#readme`,
    bugs: `${repository}/issues`,
  };
}

module.exports = { hooks: { beforePacking } };
