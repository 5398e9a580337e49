package io.holdfast.engine.bitcoin.musig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.SecretNonces;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Makes the public nonces of a PSBT. They sign nothing; the secret halves wait in memory. Asked for
 * again without them, others are made, and those given before are of no use any more.
 *
 * @param field what the request named the PSBT by
 * @param keys closed once they were used
 * @param scripts the wallet's own that the PSBT spends
 * @param decision what the policy says, for the answer
 */
public record FirstRound(
    String field,
    Supplier<Signer> signer,
    OwnKeys keys,
    CheckedPsbt checked,
    Collection<WalletScript> scripts,
    SecretNonces nonces,
    ObjectNode decision)
    implements Effect {

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    try (keys;
        OwnKeys.Session session = keys.open(scripts)) {
      SigningResult result = signer.get().addNonces(checked, session, nonces);
      return _ -> answer(result);
    } catch (SigningRefused e) {
      throw Inputs.refused(field, e);
    }
  }

  private Response answer(SigningResult result) {
    ObjectNode data = Json.object().put("psbt", result.psbt().base64());
    data.putArray("signed_inputs");
    result.nonceInputs().forEach(data.putArray("nonce_inputs")::add);
    data.put("complete", false).set("decision", decision);
    return Response.data(data);
  }
}
