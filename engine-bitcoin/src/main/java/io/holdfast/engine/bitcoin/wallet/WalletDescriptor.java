package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.ScriptExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.List;
import java.util.Optional;

/** Makes the descriptor of a new wallet, and holds one that is given to the key it is for. */
final class WalletDescriptor {
  private final Call call;
  private final StoredKey key;
  private final String keyName;
  private final HeldKey master;

  private WalletDescriptor(Call call, StoredKey key, String keyName, HeldKey master) {
    this.call = call;
    this.key = key;
    this.keyName = keyName;
    this.master = master;
  }

  /**
   * The wallet that a request describes.
   *
   * @throws Refusal.InvalidRequest naming the field that is wrong
   */
  static Wallet of(Call call, StoredKey key, String keyName) {
    try (HeldKey master = StoredKey.open(call.storage(), keyName, KeyUse.WATCH, call.now())) {
      return new WalletDescriptor(call, key, keyName, master).wallet();
    }
  }

  private Wallet wallet() {
    boolean template = call.has(WalletPath.TEMPLATE);
    if (template == call.has(WalletPath.DESCRIPTOR)) {
      throw Inputs.invalid(
          WalletPath.TEMPLATE.name(),
          template
              ? "stands beside a descriptor; give one of them"
              : "is absent and so is descriptor; give bip84, bip86 or a descriptor");
    }
    return template ? fromTemplate() : fromDescriptor();
  }

  private Wallet fromTemplate() {
    String name = call.get(WalletPath.TEMPLATE);
    DescriptorTemplate template =
        DescriptorTemplate.named(name)
            .orElseThrow(() ->
                Inputs.invalid(
                    WalletPath.TEMPLATE.name(),
                    "'"
                        + name
                        + "' is none; give bip44 (pkh), bip49 (sh(wpkh)), bip84 (wpkh) or bip86 (tr)"));
    long account = call.get(WalletPath.ACCOUNT);
    if (account < 0 || account > Integer.MAX_VALUE) {
      throw Inputs.invalid(WalletPath.ACCOUNT.name(), "is not a number from 0 to 2147483647");
    }
    DerivationPath path = template.accountPath(key.chain(), (int) account);
    KeyOrigin origin = new KeyOrigin(master.fingerprint(), path);
    return Wallet.of(template.over(KeyExpression.of(origin, publicKey(path))), key.chain());
  }

  private Wallet fromDescriptor() {
    if (call.has(WalletPath.ACCOUNT)) {
      throw Inputs.invalid(
          WalletPath.ACCOUNT.name(), "goes with a template; a descriptor names its paths itself");
    }
    Network network = key.chain();
    Wallet wallet =
        Inputs.of(
            WalletPath.DESCRIPTOR.name(),
            () -> Wallet.of(Descriptor.parse(call.get(WalletPath.DESCRIPTOR)), network));
    List<KeyExpression> keys = wallet.descriptor().keys();
    List<KeyExpression> own = keys.stream().filter(this::isOwn).toList();
    if (own.isEmpty()) {
      throw invalid(
          "it contains no key expression of "
              + Named.KEYS.label(keyName)
              + ", whose fingerprint is "
              + key.fingerprint()
              + "; read one from keys/"
              + keyName
              + "/xpub");
    }
    if (wallet.descriptor().script()
            instanceof ScriptExpression.Tr(KeyExpression internal, Optional<?> _)
        && !own.contains(internal)) {
      throw invalid(
          "the internal key of tr() is not of "
              + Named.KEYS.label(keyName)
              + ", and script paths are not signed here");
    }
    return wallet;
  }

  /** Whether a key expression is of this key; one that only says so is refused. */
  private boolean isOwn(KeyExpression expression) {
    Optional<KeyOrigin> origin = expression.effectiveOrigin();
    if (origin.isEmpty() || !origin.get().fingerprint().equals(master.fingerprint())) {
      return false;
    }
    ExtendedPublicKey stated =
        expression
            .extendedPublic()
            .orElseThrow(() -> invalid("the key behind [" + origin.get() + "] is not extended"));
    ExtendedPublicKey actual = publicKey(origin.get().path()).withVersion(stated.version());
    if (!actual.equals(stated)) {
      throw invalid(
          "the key behind ["
              + origin.get()
              + "] is not the one that "
              + Named.KEYS.label(keyName)
              + " has there");
    }
    return true;
  }

  private ExtendedPublicKey publicKey(DerivationPath path) {
    return master.publicKey(path);
  }

  private static Refusal invalid(String problem) {
    return Inputs.invalid(WalletPath.DESCRIPTOR.name(), problem);
  }
}
