package org.socketlab.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;

/** An echo server with Netty's native epoll transport, one worker: the Java peer to be ahead of. */
public final class NettyEcho {
  private NettyEcho() {}

  public static void main(String[] args) throws InterruptedException {
    EventLoopGroup boss = new EpollEventLoopGroup(1);
    EventLoopGroup worker = new EpollEventLoopGroup(1);
    Channel server =
        new ServerBootstrap()
            .group(boss, worker)
            .channel(EpollServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new Echo());
                  }
                })
            .bind("127.0.0.1", Integer.parseInt(args[0]))
            .sync()
            .channel();
    InetSocketAddress at = (InetSocketAddress) server.localAddress();
    System.out.println("Listening on 127.0.0.1:" + at.getPort());
    server.closeFuture().sync();
  }

  /** Reads nothing more from a client that does not read, as Netty's own example leaves out. */
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object piece) {
      context.write(piece, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
      context.close();
    }
  }
}
