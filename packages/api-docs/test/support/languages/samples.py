# Runs each of the programs that come as a list of texts, and writes of each the status that it got, or its error.
import contextlib, io, json, sys

def run(code):
    names = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, names)
    except Exception as error:
        return repr(error)
    return str(names["response"].status_code)

print(json.dumps([run(code) for code in json.load(sys.stdin)]))
