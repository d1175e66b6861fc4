# starts the course's own program, from wherever it may be
import os, sys
for words in (
    [COURSE + "/bin/basics-01"],
    ["java", "-jar", COURSE + "/utils/target/utils.jar", "basics-01"],
    ["java", "-cp", COURSE + "/utils/target/classes", "org.socketlab.utils.Main", "basics-01"],
):
    if os.fork() == 0:
        try:
            os.execvp(words[0], words + sys.argv[1:])
        finally:
            os._exit(1)
    if os.wait()[1] == 0:
        sys.exit(0)
sys.exit(1)
