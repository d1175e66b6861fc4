/*
 * An echo server with epoll and nothing else: what the others are measured against.
 *
 *   cc -O2 -o echo_epoll echo_epoll.c && ./echo_epoll 8888
 *
 * One thread, one shared buffer, level-triggered; like echo-server it keeps what a client is owed
 * and reads nothing more from it until that is gone.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, EVENTS = 256 };

struct connection {
    int fd;
    char *owed; /* NULL while nothing is owed */
    size_t from, to;
};

static int poller;
static char piece[PIECE];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void wait_for(struct connection *c, int op, unsigned events) {
    struct epoll_event event = {.events = events, .data.ptr = c};
    if (epoll_ctl(poller, op, c->fd, &event) < 0)
        fail("epoll_ctl");
}

static void drop(struct connection *c) {
    close(c->fd);
    free(c->owed);
    free(c);
}

static void accept_one(int server) {
    int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK);
    if (fd < 0)
        return;
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *c = calloc(1, sizeof *c);
    if (!c)
        fail("calloc");
    c->fd = fd;
    wait_for(c, EPOLL_CTL_ADD, EPOLLIN);
}

/* Sends what is owed; returns false when the client has gone. */
static int send_owed(struct connection *c) {
    ssize_t n = write(c->fd, c->owed + c->from, c->to - c->from);
    if (n < 0)
        return errno == EAGAIN;
    c->from += n;
    if (c->from == c->to) {
        free(c->owed);
        c->owed = NULL;
        wait_for(c, EPOLL_CTL_MOD, EPOLLIN);
    }
    return 1;
}

/* Reads a piece and sends it back; returns false when the client has gone. */
static int echo(struct connection *c) {
    ssize_t n = read(c->fd, piece, PIECE);
    if (n <= 0)
        return n < 0 && errno == EAGAIN;
    ssize_t sent = write(c->fd, piece, n);
    if (sent < 0 && errno != EAGAIN)
        return 0;
    if (sent < 0)
        sent = 0;
    if (sent < n) {
        c->from = 0;
        c->to = n - sent;
        c->owed = malloc(c->to);
        if (!c->owed)
            fail("malloc");
        memcpy(c->owed, piece + sent, c->to);
        wait_for(c, EPOLL_CTL_MOD, EPOLLOUT);
    }
    return 1;
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int on = 1;
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    at.sin_port = htons(argc > 1 ? atoi(argv[1]) : 0);
    if (server < 0 || bind(server, (struct sockaddr *)&at, sizeof at) < 0 || listen(server, 1024) < 0 ||
        getsockname(server, (struct sockaddr *)&at, &length) < 0)
        fail("listen");
    printf("Listening on 127.0.0.1:%d\n", ntohs(at.sin_port));
    fflush(stdout);

    poller = epoll_create1(0);
    struct connection door = {.fd = server};
    wait_for(&door, EPOLL_CTL_ADD, EPOLLIN);
    struct epoll_event events[EVENTS];
    for (;;) {
        int count = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            struct connection *c = events[i].data.ptr;
            if (c == &door)
                accept_one(server);
            else if (!(c->owed ? send_owed(c) : echo(c)))
                drop(c);
        }
    }
}
