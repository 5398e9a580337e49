package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import java.util.OptionalInt;

/**
 * Somebody else in the protocol sent something that is not valid. It names who, so that a wallet
 * can go on without them: BIP-327 asks for identifiable aborts.
 */
public final class ContributionException extends BitcoinException {
  private static final long serialVersionUID = 1L;
  private static final int NOBODY = -1;

  /** What was contributed. */
  public enum Contribution {
    PUBLIC_KEY("public key"),
    PUBLIC_NONCE("public nonce"),
    AGGREGATE_NONCE("aggregate nonce"),
    PARTIAL_SIGNATURE("partial signature");

    private final String label;

    Contribution(String label) {
      this.label = label;
    }
  }

  private final Contribution contribution;
  private final int signer;

  private ContributionException(Contribution contribution, int signer, String message) {
    super(message);
    this.contribution = contribution;
    this.signer = signer;
  }

  static ContributionException of(Contribution contribution, int signer) {
    return new ContributionException(
        contribution,
        signer,
        "the %s of signer %d is not valid".formatted(contribution.label, signer));
  }

  static ContributionException ofAggregator(Contribution contribution) {
    return new ContributionException(
        contribution, NOBODY, "the %s is not valid".formatted(contribution.label));
  }

  public Contribution contribution() {
    return contribution;
  }

  /** The signer's place, counted from 0; empty when it came from who aggregates. */
  public OptionalInt signer() {
    return signer == NOBODY ? OptionalInt.empty() : OptionalInt.of(signer);
  }
}
