# story: of the processor|not done after|within
# computes without end in many processes, and ignores every signal that it can
import os, signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
for _ in range(5):
    os.fork()
while True:
    pass
