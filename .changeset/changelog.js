/** The text of a changeset as it stands: it is written for callers, who have no use for commits. */
export async function getReleaseLine({ summary }) {
  return summary.trim().startsWith("- ") ? summary.trim() : `- ${summary.trim()}`;
}

/** What a client gains by another version of the core stands in the core's own changelog. */
export async function getDependencyReleaseLine(_changesets, dependencies) {
  return dependencies.map(({ name, newVersion }) => `- \`${name}\` is ${newVersion} now.`).join("\n");
}

export default { getReleaseLine, getDependencyReleaseLine };
