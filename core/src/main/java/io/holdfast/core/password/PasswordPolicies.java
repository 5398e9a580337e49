package io.holdfast.core.password;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The password policies in storage, each as the text that was written. */
public final class PasswordPolicies {
  private static final String POLICIES = Layout.core(Namespace.ROOT) + "password-policy/";

  private PasswordPolicies() {}

  public static List<String> names(BarrierTx tx) {
    return tx.view(POLICIES).list("");
  }

  public static Optional<String> text(BarrierTx tx, String name) {
    return tx.get(POLICIES + name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Stores a policy.
   *
   * @throws Refusal.InvalidRequest when it is none, or none of its passwords can be found
   */
  public static void write(BarrierTx tx, String name, String text) {
    PasswordGenerator.problem(PasswordPolicyParser.parse(text))
        .ifPresent(problem -> {
          throw problem;
        });
    tx.put(POLICIES + name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void delete(BarrierTx tx, String name) {
    tx.delete(POLICIES + name);
  }

  /** A random password of a policy; empty when there is no such policy. */
  public static Optional<String> generate(BarrierTx tx, String name) {
    return text(tx, name).map(PasswordPolicyParser::parse).map(PasswordGenerator::generate);
  }
}
