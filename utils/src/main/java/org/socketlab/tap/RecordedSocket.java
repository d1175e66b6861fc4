package org.socketlab.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Set;

/**
 * The implementation of a client's recorded {@link Socket}: a channel's socket, which the JDK
 * creates without a SocketImpl, and a note of each byte.
 */
final class RecordedSocket extends SocketImpl {
  private final Recorder recorder;
  private Socket real;
  private RecordedStreams said;

  RecordedSocket(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  protected void create(boolean stream) throws IOException {
    real = SocketChannel.open().socket();
  }

  @Override
  protected void connect(String host, int port) throws IOException {
    connect(new InetSocketAddress(host, port), 0);
  }

  @Override
  protected void connect(InetAddress host, int port) throws IOException {
    connect(new InetSocketAddress(host, port), 0);
  }

  @Override
  protected void connect(SocketAddress to, int millis) throws IOException {
    InetSocketAddress server = (InetSocketAddress) to;
    if (server.isUnresolved()) {
      throw new UnknownHostException(server.getHostString());
    }
    if (!real.isBound()) {
      real.bind(null); // so that its port is known: a connect that fails forgets it
    }
    InetSocketAddress client =
        Recorder.near((InetSocketAddress) real.getLocalSocketAddress(), server);
    try {
      real.connect(server, millis);
    } catch (IOException e) {
      if (recorder.records(server)) {
        Conversation none = recorder.begin(false, client, server);
        if (e instanceof ConnectException) {
          none.refused(e.getMessage());
        } else {
          none.unreached(e.getMessage());
        }
        recorder.over(none);
      }
      throw e;
    }
    address = server.getAddress();
    port = server.getPort();
    localport = real.getLocalPort();
    if (recorder.records(server)) {
      InetSocketAddress local = (InetSocketAddress) real.getLocalSocketAddress();
      said = new RecordedStreams(recorder, recorder.begin(false, local, server));
    }
  }

  @Override
  protected void bind(InetAddress host, int port) throws IOException {
    real.bind(new InetSocketAddress(host, port));
    localport = real.getLocalPort();
  }

  @Override
  protected InputStream getInputStream() throws IOException {
    InputStream in = real.getInputStream();
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          int n = in.read(bytes, offset, length);
          heard(n, bytes, offset);
          return n;
        } catch (SocketTimeoutException e) {
          throw e; // nothing was said
        } catch (IOException e) {
          throw broken(e);
        }
      }

      @Override
      public int available() throws IOException {
        return in.available();
      }
    };
  }

  @Override
  protected OutputStream getOutputStream() throws IOException {
    OutputStream out = real.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (said != null) { // before the answer can arrive
          said.bytes(Side.NEAR, ByteBuffer.wrap(bytes, offset, length));
        }
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          throw broken(e);
        }
      }
    };
  }

  private void heard(int n, byte[] bytes, int offset) {
    if (said == null || real.isInputShutdown()) {
      return;
    }
    if (n < 0) {
      said.ended(Side.FAR);
    } else {
      said.bytes(Side.FAR, ByteBuffer.wrap(bytes, offset, n));
    }
  }

  private IOException broken(IOException why) {
    if (real.isClosed()) { // by the program itself, in another of its threads
      return why instanceof ClosedChannelException ? new SocketException("Socket closed") : why;
    }
    if (said != null) {
      said.reset(Side.FAR);
    }
    return why;
  }

  @Override
  protected int available() throws IOException {
    return real.getInputStream().available();
  }

  @Override
  protected void shutdownInput() throws IOException {
    real.shutdownInput();
  }

  @Override
  protected void shutdownOutput() throws IOException {
    if (said != null) {
      said.ended(Side.NEAR);
    }
    real.shutdownOutput();
  }

  @Override
  protected void close() throws IOException {
    if (said != null && !real.isClosed()) {
      // A socket that is closed with unread input breaks its connection (RFC 9293 section 3.10.4),
      // and so does a socket with a linger time of 0.
      boolean unread = !real.isInputShutdown() && available() > 0;
      if (unread || real.getSoLinger() == 0) {
        said.reset(Side.NEAR);
      } else {
        said.ended(Side.NEAR);
      }
      said.over();
    }
    real.close();
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    switch (option) {
      case SO_TIMEOUT -> real.setSoTimeout((Integer) value);
      case TCP_NODELAY -> real.setTcpNoDelay((Boolean) value);
      // The JDK says "no" as false.
      case SO_LINGER ->
          real.setSoLinger(value instanceof Integer, value instanceof Integer n ? n : 0);
      case SO_KEEPALIVE -> real.setKeepAlive((Boolean) value);
      case SO_REUSEADDR -> real.setReuseAddress((Boolean) value);
      case SO_OOBINLINE -> real.setOOBInline((Boolean) value);
      case SO_SNDBUF -> real.setSendBufferSize((Integer) value);
      case SO_RCVBUF -> real.setReceiveBufferSize((Integer) value);
      case IP_TOS -> real.setTrafficClass((Integer) value);
      default -> throw new SocketException("no option of a recorded socket: " + option);
    }
  }

  @Override
  public Object getOption(int option) throws SocketException {
    return switch (option) {
      case SO_BINDADDR -> real.getLocalAddress();
      case SO_TIMEOUT -> real.getSoTimeout();
      case TCP_NODELAY -> real.getTcpNoDelay();
      case SO_LINGER -> real.getSoLinger();
      case SO_KEEPALIVE -> real.getKeepAlive();
      case SO_REUSEADDR -> real.getReuseAddress();
      case SO_OOBINLINE -> real.getOOBInline();
      case SO_SNDBUF -> real.getSendBufferSize();
      case SO_RCVBUF -> real.getReceiveBufferSize();
      case IP_TOS -> real.getTrafficClass();
      default -> throw new SocketException("no option of a recorded socket: " + option);
    };
  }

  @Override
  protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
    real.setOption(name, value);
  }

  @Override
  protected <T> T getOption(SocketOption<T> name) throws IOException {
    return real.getOption(name);
  }

  @Override
  protected Set<SocketOption<?>> supportedOptions() {
    return real.supportedOptions();
  }

  @Override
  protected void sendUrgentData(int data) throws IOException {
    real.sendUrgentData(data);
  }

  @Override
  protected boolean supportsUrgentData() {
    return true;
  }

  @Override
  protected void listen(int backlog) {
    throw new UnsupportedOperationException("this is a client's socket");
  }

  @Override
  protected void accept(SocketImpl client) {
    throw new UnsupportedOperationException("this is a client's socket");
  }
}
