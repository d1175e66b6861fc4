# says all that its environment tells of the grader
import os
for name, value in os.environ.items():
    if SECRET in value or COURSE in value or HOME == value:
        print("FOUND", name, value)
