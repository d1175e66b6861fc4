package org.socketlab.socketserver.chatserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real nginx that speaks TLS for a server behind it, with a certificate made for this test. */
final class TlsProxy implements AutoCloseable {
  private static final int TRIES = 5;
  private static final String PASSWORD = "password";

  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      error_log stderr notice;
      pid FOLDER/nginx.pid;
      events {}
      http {
        access_log off;
        client_body_temp_path FOLDER/tmp;
        proxy_temp_path FOLDER/tmp;
        fastcgi_temp_path FOLDER/tmp;
        uwsgi_temp_path FOLDER/tmp;
        scgi_temp_path FOLDER/tmp;
        SERVER
      }
      """;

  private final Process process;
  private final int port;
  private final SSLContext trust;

  private TlsProxy(Process process, int port, SSLContext trust) {
    this.process = process;
    this.port = port;
    this.trust = trust;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param nginx where nginx is
   * @param folder an empty folder
   * @param server nginx's configuration of the server: its port is 443 there, and its certificate
   *     and key are in {@code /etc/ssl/chat.pem} and {@code /etc/ssl/chat.key}
   */
  static TlsProxy start(Path nginx, Path folder, String server)
      throws IOException, GeneralSecurityException, InterruptedException {
    SSLContext trust = makeCertificate(folder);
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < TRIES; i++) {
      int port = freePort(); // another process may take it first: then try again
      String ours =
          server.replace("listen 443", "listen 127.0.0.1:" + port).replace("/etc/ssl", folder + "");
      Path configuration =
          Files.writeString(
              folder.resolve("nginx.conf"),
              CONFIGURATION.replace("SERVER", ours).replace("FOLDER", folder.toString()));
      Process process =
          new ProcessBuilder(
                  nginx.toString(),
                  "-p",
                  folder.toString(),
                  "-e",
                  "stderr",
                  "-c",
                  configuration.toString())
              .start();
      // nginx writes this when its socket listens; its later output is too short to fill a pipe.
      BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
      for (String line; (line = log.readLine()) != null; said.append(line).append('\n')) {
        if (line.contains("event method")) {
          return new TlsProxy(process, port, trust);
        }
      }
    }
    throw new IOException("nginx does not start:\n" + said);
  }

  private static SSLContext makeCertificate(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "chat",
                "-keyalg",
                "EC",
                "-dname",
                "CN=chat.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      keytool.destroyForcibly();
      throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.txt")));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    writePem(folder.resolve("chat.pem"), "CERTIFICATE", keys.getCertificate("chat").getEncoded());
    byte[] key = keys.getKey("chat", PASSWORD.toCharArray()).getEncoded();
    writePem(folder.resolve("chat.key"), "PRIVATE KEY", key);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("chat", keys.getCertificate("chat"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** RFC 7468: base64 between two lines with a label. */
  private static void writePem(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return server.getLocalPort();
    }
  }

  /** A TLS connection that trusts only that certificate. */
  Socket connect() throws IOException {
    Socket socket = trust.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
