package io.holdfast.acceptance.bao;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Finished;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shell in which {@code bao} is typed, logged in to a server. */
final class BaoCommandLine {
  private final List<String> program = Peers.bao();
  private final Map<String, String> environment;

  private BaoCommandLine(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Logged in with the root token. */
  static BaoCommandLine rootAt(DurableServer server) {
    return new BaoCommandLine(server.login());
  }

  /** Not logged in; its home directory is the server's workplace. */
  static BaoCommandLine strangerAt(DurableServer server) {
    return new BaoCommandLine(
        Map.of("VAULT_ADDR", server.address(), "HOME", server.directory().toString()));
  }

  /** The same shell whose commands are about a namespace. */
  BaoCommandLine in(String namespace) {
    Map<String, String> other = new HashMap<>(environment);
    other.put("VAULT_NAMESPACE", namespace);
    return new BaoCommandLine(other);
  }

  /** The same with another token. */
  BaoCommandLine as(String token) {
    Map<String, String> other = new HashMap<>(environment);
    other.put("VAULT_TOKEN", token);
    return new BaoCommandLine(other);
  }

  /** Types a command that ends well. */
  @CanIgnoreReturnValue
  Finished bao(String... words) {
    return typed(words).run().succeeds();
  }

  /** Types a command that reads the text from its standard input. */
  @CanIgnoreReturnValue
  Finished baoReading(String input, String... words) {
    return typed(words).typing(input).run().succeeds();
  }

  /** Writes a policy; whether that ends well is for the caller to say. */
  @CanIgnoreReturnValue
  Finished typedPolicy(String name, String policy) {
    return typed("policy", "write", name, "-").typing(policy).run();
  }

  /** Types a command that fails. */
  @CanIgnoreReturnValue
  Finished baoFails(String... words) {
    return typed(words).run().exits(2);
  }

  private Command typed(String... words) {
    return Command.of(program, words).with(environment);
  }
}
