package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.List;

/** All verifiers at hand; an input passes if each of them says so. */
public final class SelfCheck {
  private final List<ScriptVerifier> verifiers;

  /**
   * @param verifiers at least one
   */
  public SelfCheck(List<ScriptVerifier> verifiers) {
    if (verifiers.isEmpty()) {
      throw new IllegalArgumentException("a self-check needs a verifier");
    }
    this.verifiers = List.copyOf(verifiers);
  }

  /**
   * The script interpreter that is always there, and Bitcoin Core's where its library is found.
   *
   * @throws IllegalStateException if a library was named explicitly and can't be used
   */
  public static SelfCheck available() {
    List<ScriptVerifier> verifiers = new ArrayList<>();
    verifiers.add(new InterpreterVerifier());
    KernelVerifier.find().ifPresent(verifiers::add);
    return new SelfCheck(verifiers);
  }

  /** The names of the verifiers, for the log line at start. */
  public List<String> names() {
    return verifiers.stream().map(ScriptVerifier::name).toList();
  }

  /**
   * Verifies inputs with every verifier.
   *
   * @throws VerificationFailed naming the input and the verifier
   */
  public void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs) {
    if (inputs.isEmpty()) {
      return;
    }
    for (ScriptVerifier verifier : verifiers) {
      verifier.verify(transaction, spent, inputs);
    }
  }
}
