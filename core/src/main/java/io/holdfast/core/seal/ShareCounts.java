package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.shamir.Shamir;
import java.util.List;

/**
 * Into how many shares a key is split, and how many of them make it again.
 *
 * @param shares 1 to 255
 * @param threshold 1 for one share, else 2 to shares
 */
public record ShareCounts(int shares, int threshold) {
  private static final int MOST = 255;

  /**
   * @throws Refusal.InvalidRequest when the counts are impossible
   */
  public ShareCounts {
    if (shares < 1 || shares > MOST) {
      throw invalid("shares must be between 1 and 255, not " + shares);
    }
    if (threshold < 1 || threshold > shares) {
      throw invalid("threshold must be between 1 and shares, not " + threshold);
    }
    if (shares > 1 && threshold == 1) {
      throw invalid("threshold must be greater than one for multiple shares");
    }
  }

  private static Refusal invalid(String why) {
    return new Refusal.InvalidRequest("invalid seal configuration: " + why);
  }

  /** The shares of a key; of one share, the key itself. */
  List<byte[]> split(SecretBytes key) {
    return key.use(
        bytes -> shares == 1 ? List.of(bytes.clone()) : Shamir.split(bytes, shares, threshold));
  }
}
