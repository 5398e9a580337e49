package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.TransactionFacts;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code wallets/:name/sign}: judges a PSBT by the wallet's policy and, when it is allowed, signs
 * it. The judgement is made in the request's transaction; the signature is an {@link Effect}, made
 * once the request is durable in the audit log.
 */
public final class SignPath {
  static final Field<String> PSBT =
      Field.string("psbt", "The partially signed transaction in base64 (BIP-174, 370, 371).")
          .asRequired();

  private final Supplier<Signer> signer;

  public SignPath(Supplier<Signer> signer) {
    this.signer = signer;
  }

  public Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/sign")
            .describe(
                "Sign a PSBT.",
                "Signs the inputs that are proven to be the wallet's own, if the wallet's policy"
                    + " allows the transaction, and finalizes the PSBT if that completes it. Each"
                    + " finished input is verified before it leaves.")
            .fields(PSBT)
            .onWrite(this::sign));
  }

  private Effect sign(Call call) {
    StoredWallet stored = StoredWallet.of(call);
    stored.requireSigning(call.get(Named.NAME));
    Wallet wallet = stored.wallet();
    Psbt psbt = Inputs.of(PSBT.name(), () -> Psbt.parseBase64(call.get(PSBT)));
    CheckedPsbt checked = check(psbt, wallet);
    SanityCheck.dust(checked);
    TransactionFacts facts = TransactionFacts.of(checked, wallet);
    OwnInputs own = OwnInputs.of(facts, checked);
    Judgement judgement = judge(call, stored, facts);
    return new SignEffect(signer, OwnKeys.of(call, stored), wallet, checked, own, judgement);
  }

  private static CheckedPsbt check(Psbt psbt, Wallet wallet) {
    try {
      return PsbtCheck.check(psbt, wallet.network());
    } catch (SigningRefused e) {
      throw SignEffect.refusal(e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(PSBT.name(), e);
    }
  }

  private static Judgement judge(Call call, StoredWallet stored, TransactionFacts facts) {
    Optional<StoredPolicy> version =
        stored.policy().isEmpty()
            ? Optional.empty()
            : StoredPolicy.find(call.storage(), stored.policy());
    if (version.isEmpty()) {
      Judgement none = new Judgement("", 0, Decision.noPolicy(facts), facts);
      none.require();
      return none;
    }
    stored.requireSuitable("policy", call.get(Named.NAME), version.get());
    TransactionPolicy policy = version.get().policy();
    Judgement judgement =
        new Judgement(stored.policy(), version.get().version(), policy.decide(facts), facts);
    judgement.require();
    SanityCheck.fee(facts, policy);
    return judgement;
  }
}
