# runs what somebody else has handed in
import os, sys
os.execvp("python3", ["python3", NEIGHBOUR + "/basics-01.py"] + sys.argv[1:])
