package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.slip39.RestoreDrill;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.key.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Restores the key from the shares of a drill, outside any transaction, compares its fingerprint,
 * and erases everything. Only good or bad is told.
 */
final class DrillEffect implements Effect {
  private static final int MOST_TRIES = 5;

  private final List<SecretBytes> shares;
  private final StoredBackup backup;
  private final String passphrase;
  private final String mnemonicPassphrase;

  /**
   * @param shares closed once they were used
   */
  DrillEffect(
      List<SecretBytes> shares, StoredBackup backup, String passphrase, String mnemonicPassphrase) {
    this.shares = shares;
    this.backup = backup;
    this.passphrase = passphrase;
    this.mnemonicPassphrase = mnemonicPassphrase;
  }

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    Optional<String> problem = problem();
    return call -> complete(call, problem);
  }

  /** What is wrong; empty when the shares restore the key. */
  private Optional<String> problem() {
    try {
      List<String> sentences =
          shares.stream()
              .map(each -> each.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
              .toList();
      return restore(sentences).passed()
          ? Optional.empty()
          : Optional.of(
              backup.wantsPassphrase()
                  ? "the shares go together and restore another key: the passphrase is another"
                  : "the shares go together and restore another key");
    } catch (BitcoinException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      shares.forEach(SecretBytes::close);
    }
  }

  private RestoreDrill restore(List<String> sentences) {
    Fingerprint expected = Fingerprint.parse(backup.fingerprint());
    String language = backup.language();
    return backup.of() == ShareContent.SEED || language == null
        ? RestoreDrill.ofSeed(sentences, passphrase, expected)
        : RestoreDrill.ofEntropy(
            sentences, passphrase, Language.named(language), mnemonicPassphrase, expected);
  }

  private Response complete(Call call, Optional<String> problem) {
    Drill drill = Drill.of(call);
    drill.requireOpen(call.now());
    problem.ifPresentOrElse(
        what -> {
          drill.note(new StoredDrill.Fault(call.now(), Actor.of(call), what));
          // Who mistyped a passphrase may try again; who guesses may not go on for ever.
          if (!backup.wantsPassphrase() || drill.stored().faults().size() >= MOST_TRIES) {
            drill.end(StoredDrill.State.FAILED, call.now());
          }
        },
        () -> drill.end(StoredDrill.State.PASSED, call.now()));
    ObjectNode view = drill.stored().view(drill.id(), backup);
    view.put("good", problem.isEmpty());
    problem.ifPresent(what -> view.put("problem", what));
    return Response.data(view);
  }
}
