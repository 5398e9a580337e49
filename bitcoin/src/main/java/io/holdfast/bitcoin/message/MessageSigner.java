package io.holdfast.bitcoin.message;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningKeys;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.wallet.Updater;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;

/** Signs messages for an address of a wallet. */
public final class MessageSigner {
  private final Signer signer;

  /**
   * @param signer what makes the signatures, and verifies them before they leave
   */
  public MessageSigner(Signer signer) {
    this.signer = signer;
  }

  /**
   * Signs a message.
   *
   * @param form empty for the shortest of BIP-322 that the address has
   * @param own the address's script
   * @throws MessageException when the address has no such form, or keys held elsewhere are needed
   * @throws io.holdfast.bitcoin.sign.SigningRefused when what was signed does not verify
   */
  public SignedMessage sign(
      Optional<MessageForm> form,
      WalletScript own,
      String message,
      SigningKeys keys,
      Network network) {
    if (form.equals(Optional.of(MessageForm.LEGACY))) {
      return legacy(own, message, keys);
    }
    Transaction signed = transaction(own, message, keys, network);
    TxIn input = signed.inputs().getFirst();
    boolean simple = input.scriptSig().isEmpty();
    if (!simple && form.equals(Optional.of(MessageForm.SIMPLE))) {
      throw new MessageException(
          "the simple form is for segwit addresses; ask for the full form with this one");
    }
    return simple && !form.equals(Optional.of(MessageForm.FULL))
        ? SignedMessage.simple(input.witness())
        : SignedMessage.full(signed);
  }

  private Transaction transaction(
      WalletScript own, String message, SigningKeys keys, Network network) {
    Script script = own.derived().scriptPubKey();
    Transaction toSpend = MessageTransactions.toSpend(message, script);
    Psbt bare = Psbt.of(MessageTransactions.toSign(toSpend));
    PsbtInput input = Updater.input(Updater.spending(bare.inputs().getFirst(), toSpend), own);
    SigningResult result =
        signer.sign(PsbtCheck.check(bare.withInputs(List.of(input)), network), keys);
    return result
        .transaction()
        .orElseThrow(() ->
            new MessageException(
                "the keys held here are not enough for this address: its cosigners would have to"
                    + " sign too"));
  }

  private static SignedMessage legacy(WalletScript own, String message, SigningKeys keys) {
    List<DerivedKey> all = own.derived().keys();
    if (all.size() != 1) {
      throw new MessageException("the older form is for addresses of a single key");
    }
    DerivedKey key = all.getFirst();
    KeyOrigin origin =
        key.origin().orElseThrow(() -> new MessageException("the address's key has no origin"));
    try (SecretBytes held =
        keys.keyFor(origin, key.publicKey())
            .orElseThrow(() -> new MessageException("the address's key is not held here"))) {
      return SignedMessage.legacy(
          RecoverableSignature.sign(held, key.publicKey(), own.derived().scriptPubKey(), message));
    }
  }
}
