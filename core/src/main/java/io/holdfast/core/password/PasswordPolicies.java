package io.holdfast.core.password;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The password policies of namespaces in storage, each as the text that was written. */
public final class PasswordPolicies {
  private static final String POLICIES = "password-policy/";

  private PasswordPolicies() {}

  private static String place(Namespace namespace) {
    return Layout.core(namespace) + POLICIES;
  }

  public static List<String> names(BarrierTx tx, Namespace namespace) {
    return tx.view(place(namespace)).list("");
  }

  public static Optional<String> text(BarrierTx tx, Namespace namespace, String name) {
    return tx.get(place(namespace) + name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Stores a policy.
   *
   * @throws Refusal.InvalidRequest when it is none, or none of its passwords can be found
   */
  public static void write(BarrierTx tx, Namespace namespace, String name, String text) {
    PasswordGenerator.problem(PasswordPolicyParser.parse(text))
        .ifPresent(problem -> {
          throw problem;
        });
    tx.put(place(namespace) + name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void delete(BarrierTx tx, Namespace namespace, String name) {
    tx.delete(place(namespace) + name);
  }

  /** A random password of a policy; empty when there is no such policy. */
  public static Optional<String> generate(BarrierTx tx, Namespace namespace, String name) {
    return text(tx, namespace, name)
        .map(PasswordPolicyParser::parse)
        .map(PasswordGenerator::generate);
  }
}
