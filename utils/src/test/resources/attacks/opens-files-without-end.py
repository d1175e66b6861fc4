# story: files and sockets
# opens sockets until there are no more
import socket, time
held = []
while True:
    try:
        held.append(socket.socket())
    except OSError:
        time.sleep(0.5)
