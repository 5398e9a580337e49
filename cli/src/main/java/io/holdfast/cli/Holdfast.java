package io.holdfast.cli;

import io.holdfast.cli.approvals.ApprovalCommands;
import io.holdfast.cli.audit.AuditCommands;
import io.holdfast.cli.auth.AuthCommands;
import io.holdfast.cli.auth.Login;
import io.holdfast.cli.bitcoin.BitcoinCommands;
import io.holdfast.cli.command.Node;
import io.holdfast.cli.command.Runner;
import io.holdfast.cli.controlgroup.ControlGroupCommands;
import io.holdfast.cli.data.DataCommands;
import io.holdfast.cli.demo.Demo;
import io.holdfast.cli.kv.KvCommands;
import io.holdfast.cli.lease.LeaseCommands;
import io.holdfast.cli.namespace.NamespaceCommands;
import io.holdfast.cli.operator.OperatorCommands;
import io.holdfast.cli.operator.Status;
import io.holdfast.cli.operator.VersionHistory;
import io.holdfast.cli.plugin.PluginCommands;
import io.holdfast.cli.policy.PolicyCommands;
import io.holdfast.cli.print.PrintToken;
import io.holdfast.cli.secrets.SecretsCommands;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.cli.token.TokenCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The program behind {@code holdfast}, {@code holdfast server} apart. */
public final class Holdfast {
  private static final Set<String> VERSION = Set.of("version", "-version", "--version", "-v");

  private Holdfast() {}

  public static void main(String[] args) {
    // Libraries must not speak between the lines that scripts read.
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    int exitCode = run(List.of(args), Terminal.system());
    System.out.flush();
    System.exit(exitCode);
  }

  /** Runs one command; returns its exit code. */
  public static int run(List<String> args, Terminal terminal) {
    if (!args.isEmpty() && VERSION.contains(args.getFirst())) {
      terminal.out().println(Version.text());
      return 0;
    }
    return new Runner(terminal).run(commands(), args);
  }

  /** Every command, in the order of the help. */
  public static List<Node> commands() {
    List<Node> all = new ArrayList<>(DataCommands.nodes());
    all.addAll(
        List.of(
            Node.leaf("login", "Log in, and keep the token", Login::new),
            Node.leaf("status", "Show whether the server is sealed", Status::new),
            Node.leaf(
                "demo",
                "See the main job done, from a fresh server to a checked log",
                () -> new Demo(Holdfast::commands)),
            Node.group(
                "approvals",
                "What waits for approvals, and deciding it",
                ApprovalCommands::approvals),
            Node.group(
                "approver-key", "Keys by which people sign approvals", ApprovalCommands::keys),
            Node.group(
                "audit", "Audit devices, and the check of the audit log", AuditCommands::nodes),
            Node.group("auth", "Auth methods", AuthCommands::nodes),
            Node.group(
                "bitcoin", "Bitcoin keys, wallets, policies and signing", BitcoinCommands::nodes),
            Node.group(
                "control-group", "Requests that wait for approvals", ControlGroupCommands::nodes),
            Node.group("kv", "Key-value secrets", KvCommands::nodes),
            Node.group("lease", "Leases", LeaseCommands::nodes),
            Node.group("namespace", "Namespaces", NamespaceCommands::nodes),
            Node.group(
                "operator", "Running a server: init, unseal, seal, keys", OperatorCommands::nodes),
            Node.group("plugin", "What is built into the server", PluginCommands::nodes),
            Node.group("policy", "ACL policies", PolicyCommands::nodes),
            Node.group(
                "print",
                "What the command line itself would use",
                () -> List.of(Node.leaf("token", "Print the token in use", PrintToken::new))),
            Node.group("secrets", "Mounts of secrets engines", SecretsCommands::nodes),
            Node.group("token", "Tokens", TokenCommands::nodes),
            Node.leaf("server", "Run a server: -dev or -config=FILE", ServerHint::new),
            Node.leaf("version", "Print the version", ServerHint::new),
            Node.leaf(
                "version-history", "List the versions the server has had", VersionHistory::new)));
    return List.copyOf(all);
  }
}
