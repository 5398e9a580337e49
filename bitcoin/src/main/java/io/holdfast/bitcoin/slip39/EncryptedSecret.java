package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A secret under its passphrase: what is split, and what shares restore before anybody says the
 * passphrase. {@link #set} tells what decrypting will cost, so that a caller may refuse it before.
 */
public final class EncryptedSecret implements AutoCloseable {
  private final ShareSet set;
  private final SecretBytes encrypted;

  EncryptedSecret(ShareSet set, SecretBytes encrypted) {
    this.set = set;
    this.encrypted = encrypted;
  }

  /**
   * Splits a secret into shares, group by group; the caller closes them.
   *
   * @param passphrase empty for none; printable ASCII. It is needed to restore, and nothing tells a
   *     wrong one from the right one but the wallet that comes of it: see {@link RestoreDrill}
   */
  public static List<List<Share>> split(MasterSecret secret, String passphrase, SplitPlan plan) {
    ShareSet set = fresh(plan);
    byte[] encrypted =
        secret.secret().use(bytes -> PassphraseCipher.encrypt(bytes, passphrase, set));
    try {
      return shares(set, plan, encrypted);
    } finally {
      Arrays.fill(encrypted, (byte) 0);
    }
  }

  /**
   * Another set of shares of the same encrypted secret, under the same passphrase, without asking
   * for it. Shares of the two sets don't combine; those of the old one go on restoring.
   *
   * @throws BitcoinException when the set isn't extendable, or the plan's cost is another
   */
  public List<List<Share>> splitAnew(SplitPlan plan) {
    if (!set.extendable() || !plan.extendable()) {
      throw new BitcoinException(
          "shares that are not extendable bind their identifier: restore the secret and split it"
              + " anew");
    }
    if (plan.iterationExponent() != set.iterationExponent()) {
      throw new BitcoinException(
          "the secret is encrypted with iteration exponent %d, which another set keeps, not %d"
              .formatted(set.iterationExponent(), plan.iterationExponent()));
    }
    return encrypted.use(bytes -> shares(fresh(plan), plan, bytes));
  }

  private static ShareSet fresh(SplitPlan plan) {
    return new ShareSet(
        Randomness.below(ShareSet.IDENTIFIERS),
        plan.extendable(),
        plan.iterationExponent(),
        plan.groupThreshold(),
        plan.groups().size());
  }

  private static List<List<Share>> shares(ShareSet set, SplitPlan plan, byte[] encrypted) {
    List<byte[]> perGroup =
        SecretSharing.split(encrypted, plan.groupThreshold(), plan.groups().size());
    List<List<Share>> shares = new ArrayList<>();
    for (int group = 0; group < perGroup.size(); group++) {
      shares.add(members(set, group, plan.groups().get(group), perGroup.get(group)));
      Arrays.fill(perGroup.get(group), (byte) 0);
    }
    return List.copyOf(shares);
  }

  private static List<Share> members(ShareSet set, int group, SplitPlan.Group plan, byte[] value) {
    List<byte[]> values = SecretSharing.split(value, plan.threshold(), plan.members());
    List<Share> shares = new ArrayList<>();
    for (int member = 0; member < values.size(); member++) {
      shares.add(
          new Share(set, group, member, plan.threshold(), SecretBytes.take(values.get(member))));
    }
    return List.copyOf(shares);
  }

  /**
   * What the given sentences restore; the caller closes it. Shares beyond the thresholds are
   * checked against the others.
   *
   * @throws ShareException when they don't, with the share and the cause
   */
  public static EncryptedSecret restore(List<String> sentences) {
    List<Share> shares = new ArrayList<>();
    try {
      for (String sentence : sentences) {
        shares.add(Share.parse(sentence, shares.size() + 1));
      }
      return Restoration.of(shares);
    } finally {
      shares.forEach(Share::close);
    }
  }

  /** What all shares said of their split. */
  public ShareSet set() {
    return set;
  }

  /**
   * The seed that was split; the caller closes it.
   *
   * @param passphrase the one it was split with; another gives another seed
   */
  public WalletSeed decryptSeed(String passphrase) {
    return WalletSeed.of(decrypt(passphrase));
  }

  /**
   * The entropy of the mnemonic that was split; the caller closes it.
   *
   * @param passphrase the one it was split with; another gives another entropy
   * @throws BitcoinException when no mnemonic has entropy of that size
   */
  public MnemonicEntropy decryptEntropy(String passphrase) {
    MnemonicEntropy.requireSize(encrypted.size());
    return MnemonicEntropy.of(decrypt(passphrase));
  }

  private SecretBytes decrypt(String passphrase) {
    return SecretBytes.take(
        encrypted.use(bytes -> PassphraseCipher.decrypt(bytes, passphrase, set)));
  }

  @Override
  public void close() {
    encrypted.close();
  }

  @Override
  public String toString() {
    return "EncryptedSecret[" + encrypted.size() + " bytes, " + set + "]";
  }
}
