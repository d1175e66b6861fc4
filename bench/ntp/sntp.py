import argparse, socket, struct, sys, time
E1900 = 2208988800
def ask(s, addr):
    p = bytearray(48); p[0] = 0x23
    t1 = time.time_ns()
    sec, ns = divmod(t1, 10**9)
    struct.pack_into("!II", p, 40, (sec+E1900) & 0xffffffff, ((ns << 32)+10**9-1)//10**9)
    s.sendto(p, addr)
    d, a = s.recvfrom(512)
    t4 = time.time_ns()
    f = struct.unpack("!IIII", d[32:48])
    t2 = (f[0]-E1900)*10**9 + (f[1]*10**9 >> 32)
    t3 = (f[2]-E1900)*10**9 + (f[3]*10**9 >> 32)
    return ((t2-t1)+(t3-t4))/2e9, ((t4-t1)-(t3-t2))/1e9
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(5)
r=[ask(s, ("127.0.0.1", int(sys.argv[1]))) for _ in range(int(sys.argv[2]))]
o,d=min(r,key=lambda x:x[1])
print("Offset [%+.6f s]"%o); print("Delay [%.6f s]"%d)
