package io.holdfast.core.seal;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.pgp.PgpKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * To whom shares are handed: as they are, or each encrypted to the PGP key of its holder, as Vault
 * does: the message holds the share in hex.
 */
public record ShareRecipients(List<PgpKey> keys) {
  public ShareRecipients {
    keys = List.copyOf(keys);
  }

  /**
   * Reads the keys that a client gave, in base64.
   *
   * @param field names them in errors
   * @throws Refusal.InvalidRequest when one cannot be used, or there are not as many as shares
   */
  public static ShareRecipients of(String field, List<String> texts, int shares, Instant now) {
    if (!texts.isEmpty() && texts.size() != shares) {
      throw new Refusal.InvalidRequest(
          field + ": incorrect number of PGP keys: " + texts.size() + " for " + shares + " shares");
    }
    List<PgpKey> keys = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      keys.add(key(field + ", key " + (i + 1), texts.get(i), now));
    }
    return new ShareRecipients(keys);
  }

  /** Reads one key. */
  public static PgpKey key(String field, String text, Instant now) {
    try {
      return PgpKey.read(Base64.getDecoder().decode(text), now);
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest(
          field + ": error parsing given PGP key: it " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          field + ": error decoding given PGP key: give the binary key in base64");
    }
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  public List<String> fingerprints() {
    return keys.stream().map(PgpKey::fingerprint).toList();
  }

  /** What each holder gets; shares that are encrypted are erased. */
  public List<byte[]> handOut(List<byte[]> shares) {
    if (keys.isEmpty()) {
      return shares;
    }
    List<byte[]> out = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      byte[] hex = HexFormat.of().formatHex(shares.get(i)).getBytes(StandardCharsets.US_ASCII);
      out.add(keys.get(i).encrypt(hex));
      Arrays.fill(hex, (byte) 0);
      Arrays.fill(shares.get(i), (byte) 0);
    }
    return out;
  }
}
