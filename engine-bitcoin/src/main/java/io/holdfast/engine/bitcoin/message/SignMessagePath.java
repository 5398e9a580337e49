package io.holdfast.engine.bitcoin.message;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.message.MessageForm;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.policy.PolicyGuard;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import io.holdfast.engine.bitcoin.wallet.AddressSearch;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code wallets/:name/sign-message}: proves that an address is the wallet's, by a signed message.
 * The judgement is made in the request's transaction, the signature in an effect.
 */
public final class SignMessagePath {
  static final Field<String> MESSAGE =
      Field.string("message", "The text that is signed.").asRequired();
  static final Field<String> ADDRESS =
      Field.string("address", "The address of the wallet that signs.").asRequired();
  static final Field<String> FORM =
      Field.string(
              "form",
              "simple or full (BIP-322), or legacy (BIP-137); the shortest of BIP-322 that the"
                  + " address has if absent.")
          .oneOf(
              MessageForm.SIMPLE.label(), MessageForm.FULL.label(), MessageForm.LEGACY.label());
  private static final int SEARCHED = 1000;
  private static final int LONGEST = 1_000_000;

  private final Supplier<Signer> signer;
  private final PolicyGuard changes;

  /**
   * @param changes brings into force what waited for a policy
   */
  public SignMessagePath(Supplier<Signer> signer, PolicyGuard changes) {
    this.signer = signer;
    this.changes = changes;
  }

  public Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/sign-message")
            .describe(
                "Sign a message for an address.",
                "Signs a text with the key of one of the wallet's addresses, if the wallet's policy"
                    + " allows it. Such a signature moves no coins; it proves to whom they belong.")
            .fields(MESSAGE, ADDRESS, FORM)
            .onWrite(this::sign));
  }

  private Effect sign(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    stored.requireSigning(call.get(Named.NAME));
    String message = call.get(MESSAGE);
    if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Inputs.invalid(MESSAGE.name(), "has more than " + LONGEST + " bytes");
    }
    changes.settle(call, stored.policy());
    WalletScript own = own(call, stored);
    MessageJudgement judgement = MessageJudgement.of(call, stored, own, message);
    return new MessageEffect(
        signer, OwnKeys.of(call, stored), form(call), own, message, stored.chain(), judgement);
  }

  private static Optional<MessageForm> form(Call call) {
    String label = call.get(FORM);
    return label.isEmpty()
        ? Optional.empty()
        : Optional.of(MessageForm.valueOf(label.toUpperCase(Locale.ROOT)));
  }

  private static WalletScript own(Call call, StoredWallet stored) {
    Wallet wallet = stored.wallet();
    Address address =
        Inputs.of(
            ADDRESS.name(), () -> Address.parse(call.get(ADDRESS).strip(), wallet.network()));
    AddressBook book = new AddressBook(call.storage(), wallet.descriptor());
    return AddressSearch.find(book, wallet, address, SEARCHED)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "address: %s was never given out by %s, and is none of its first %d on each chain"
                    .formatted(address, Named.WALLETS.label(call.get(Named.NAME)), SEARCHED)));
  }
}
