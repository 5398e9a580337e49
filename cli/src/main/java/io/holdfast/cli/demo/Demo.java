package io.holdfast.cli.demo;

import io.holdfast.cli.command.Node;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Supplier;

/** {@code demo}: a server of its own, and the commands that a user would type. */
@Usage(
    synopsis = "holdfast demo",
    does = {
      "Shows the main job: starts a server, keeps a secret, refuses it to a token that may not",
      "read it, signs a bitcoin transaction under a policy and refuses another, and verifies the",
      "audit log of it all. Nothing is left behind."
    })
public final class Demo extends PlainCommand {
  private final Supplier<List<Node>> commands;

  /**
   * The demonstration.
   *
   * @param commands what the command line knows: each step is one of them
   */
  public Demo(Supplier<List<Node>> commands) {
    this.commands = commands;
  }

  @Override
  public int run(Terminal terminal) {
    arguments().none();
    try (Workplace place = Workplace.create();
        EmbeddedServer server = EmbeddedServer.start(place)) {
      Screen screen = new Screen(terminal.out());
      screen.say(
          """
          Holdfast is the one server that a business living on Bitcoin trusts with its secrets and
          its keys. This shows what it does. Each line after a $ is one that you can type yourself.\
          """);
      screen.title("A server to try things with, in memory and unsealed");
      screen.command("./holdfast server -dev");
      screen.say("It logs you in. In another terminal, tell the commands where it is:");
      screen.command("export VAULT_ADDR=http://127.0.0.1:8200");
      Shell shell = new Shell(commands, server, place, screen);
      SecretStory.tell(shell, screen);
      Payment payment = BitcoinStory.tell(shell, screen);
      AuditStory.tell(shell, screen, server);
      screen.title("Done: the signed transaction, ready to be broadcast");
      screen.say("txid " + payment.txid() + "\ntransaction " + payment.transaction());
    }
    return 0;
  }
}
