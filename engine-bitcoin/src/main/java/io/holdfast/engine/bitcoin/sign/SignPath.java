package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.musig.FirstRound;
import io.holdfast.engine.bitcoin.musig.Musig2Rounds;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Musig2Rounds rounds;

  public SignPath(Supplier<Signer> signer, Musig2Rounds rounds) {
    this.signer = signer;
    this.rounds = rounds;
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
    CheckedPsbt checked = check(psbt, wallet, allowed(call, stored));
    SanityCheck.dust(checked);
    LocatedPsbt located = located(checked, wallet);
    TransactionFacts facts = TransactionFacts.of(located, Map.of());
    OwnInputs own = OwnInputs.of(located);
    Judgement judgement = judge(call, stored, facts);
    OwnKeys keys = OwnKeys.of(call, stored);
    if (Musig2Rounds.isFirst(PSBT.name(), checked, own.scripts(), keys.fingerprints())) {
      return new FirstRound(
          PSBT.name(), signer, keys, checked, own.scripts(), rounds.nonces(call), judgement.view());
    }
    return new SignEffect(signer, keys, located, own, judgement, rounds.nonces(call));
  }

  /** What signatures may commit to: the whole transaction, unless the policy says otherwise. */
  private static AllowedSighashes allowed(Call call, StoredWallet stored) {
    return stored.policy().isEmpty()
        ? AllowedSighashes.WHOLE
        : StoredPolicy.find(call.storage(), stored.policy())
            .map(version -> AllowedSighashes.named(version.policy().sighashTypes()))
            .orElse(AllowedSighashes.WHOLE);
  }

  private static CheckedPsbt check(Psbt psbt, Wallet wallet, AllowedSighashes allowed) {
    try {
      return PsbtCheck.check(psbt, wallet.network(), allowed);
    } catch (SigningRefused e) {
      throw Inputs.refused(PSBT.name(), e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(PSBT.name(), e);
    }
  }

  private static LocatedPsbt located(CheckedPsbt checked, Wallet wallet) {
    LocatedPsbt located = LocatedPsbt.of(checked, wallet);
    try {
      located.requireTrueChange();
      return located;
    } catch (SigningRefused e) {
      throw Inputs.refused(PSBT.name(), e);
    }
  }

  /** Only what simple policies ask for. */
  private static Circumstances circumstances(Call call) {
    return new Circumstances(
        call.get(Named.NAME),
        call.now(),
        new Initiator("", "", List.of()),
        Map.of(),
        Optional.empty(),
        Set.of(),
        List.of(),
        Granted.NOTHING);
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
        new Judgement(
            stored.policy(),
            version.get().version(),
            policy.decide(DecisionFacts.of(facts, circumstances(call))),
            facts);
    judgement.require();
    SanityCheck.fee(facts, policy);
    return judgement;
  }
}
