import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import picocli.CommandLine.Mixin;

public final class Knock extends Program {
  @Mixin private final Target target = new Target("localhost", 80);

  public Knock() {
    super("knock", "Says whether somebody listens at a port.");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("connect to " + target);
    new Socket(target.host(), target.port()).close();
    out.println("Somebody listens at " + target);
  }

  public static void main(String[] args) {
    Cli.main(new Knock(), args);
  }
}
