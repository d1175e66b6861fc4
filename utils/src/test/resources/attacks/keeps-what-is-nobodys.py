# takes what belongs to no process: System V shared memory, semaphores, queues of both kinds
import ctypes, os, time
libc = ctypes.CDLL(None)
libc.shmget(0, ctypes.c_size_t(64 << 20), 0o600) >= 0 and print("FOUND memory", flush=True)
libc.semget(0, 32000, 0o600) >= 0 and print("FOUND semaphores", flush=True)
libc.msgget(0, 0o600) >= 0 and print("FOUND a queue", flush=True)
libc.mq_open(b"/it", os.O_CREAT | os.O_RDWR, 0o600, None) >= 0 and print("FOUND a POSIX queue", flush=True)
time.sleep(1)
