# types at the terminal from which the grader was started
import fcntl, os, termios
for place in ("/dev/tty", "/dev/console", "/dev/pts/0"):
    try:
        with open(place, "w") as terminal:
            for letter in "touch " + CANARY + "\n":
                fcntl.ioctl(terminal, termios.TIOCSTI, letter.encode())
            print("FOUND", place)
    except OSError:
        pass
