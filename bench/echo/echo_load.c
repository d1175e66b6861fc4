/*
 * A closed loop of echo clients: each connection sends a message, waits until all of it is back,
 * and sends the next.
 *
 *   echo_load PORT CONNECTIONS SIZE MILLIS   prints messages/s
 *   echo_load PORT CONNECTIONS idle          opens them, says "open", holds them until stdin ends
 *
 * One thread with epoll; loopback only. Every byte is compared, so that only an echo counts.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, MOST = 10000, LARGEST = 1 << 20 };

struct client {
    int fd;
    size_t sent, received;
};

static int poller;
static size_t size;
static char *message, *received;

static void fail(const char *what) {
    fprintf(stderr, "echo_load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int connect_to(int port) {
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) < 0)
        fail("connect");
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static void send_on(struct client *c) {
    ssize_t n = send(c->fd, message + c->sent, size - c->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN)
        fail("send");
    if (n > 0)
        c->sent += n;
}

/* Takes what has come; returns whether a message is complete. */
static int receive(struct client *c) {
    ssize_t n = recv(c->fd, received, size - c->received, MSG_DONTWAIT);
    if (n == 0) {
        errno = ECONNRESET;
        fail("end of stream");
    }
    if (n < 0 && errno != EAGAIN)
        fail("receive");
    if (n > 0 && memcmp(received, message + c->received, n) != 0) {
        errno = EBADMSG;
        fail("the echo differs");
    }
    c->received += n > 0 ? n : 0;
    return c->received == size;
}

static void wait_for(struct client *c, int op) {
    struct epoll_event event = {.events = EPOLLIN | (c->sent < size ? EPOLLOUT : 0), .data.ptr = c};
    if (epoll_ctl(poller, op, c->fd, &event) < 0)
        fail("epoll_ctl");
}

static double run(struct client *clients, int count, double seconds) {
    poller = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        send_on(&clients[i]);
        wait_for(&clients[i], EPOLL_CTL_ADD);
    }
    struct epoll_event events[EVENTS];
    long messages = 0;
    double began = now(), end = began + seconds, t = began;
    while (t < end) {
        int ready = epoll_wait(poller, events, EVENTS, 5000);
        if (ready <= 0) {
            errno = ETIMEDOUT;
            fail("5 s of silence");
        }
        for (int i = 0; i < ready; i++) {
            struct client *c = events[i].data.ptr;
            int was_sending = c->sent < size;
            if (was_sending)
                send_on(c);
            if ((events[i].events & ~EPOLLOUT) && receive(c)) {
                messages++;
                c->sent = c->received = 0;
                send_on(c);
            }
            if (was_sending || c->sent < size)
                wait_for(c, EPOLL_CTL_MOD);
        }
        t = now();
    }
    return messages / (t - began);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: echo_load PORT CONNECTIONS SIZE MILLIS | PORT CONNECTIONS idle\n");
        return 2;
    }
    int idle = strcmp(argv[3], "idle") == 0;
    int count = atoi(argv[2]);
    size = idle ? 1 : (size_t)atoi(argv[3]);
    if (count < 1 || count > MOST || size < 1 || size > LARGEST || (!idle && argc < 5)) {
        fprintf(stderr, "echo_load: at most %d connections and %d bytes\n", MOST, LARGEST);
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    message = malloc(size);
    received = malloc(size);
    for (size_t i = 0; i < size; i++)
        message[i] = (char)(i * 31 + i / 251);
    struct client *clients = calloc(count, sizeof *clients);
    for (int i = 0; i < count; i++)
        clients[i].fd = connect_to(atoi(argv[1]));

    if (idle) { /* each has spoken once, so that the server knows it */
        for (int i = 0; i < count; i++) {
            send_on(&clients[i]);
            if (recv(clients[i].fd, received, 1, MSG_WAITALL) != 1)
                fail("receive");
        }
        puts("open");
        fflush(stdout);
        while (getchar() != EOF)
            ;
        return 0;
    }
    printf("%.0f\n", run(clients, count, atoi(argv[4]) / 1000.0));
    return 0;
}
