# story: filled its folder
# writes wherever it can until nothing goes in any more
import os, time
for place in ("/dev/shm", "/tmp", "/var/tmp", "/", "/dev", HOME, COURSE, "."):
    for number in range(100):
        try:
            with open(os.path.join(place, MARKER + str(number)), "wb", buffering=0) as file:
                while file.write(bytes(1 << 20)) > 0:
                    pass
        except OSError:
            if number > 3:
                break
time.sleep(5)
