package io.holdfast.engine.bitcoin.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.message.MessageException;
import io.holdfast.bitcoin.message.MessageForm;
import io.holdfast.bitcoin.message.MessageSigner;
import io.holdfast.bitcoin.message.SignedMessage;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.wallet.OwnKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs a message that a policy allowed.
 *
 * @param keys closed once they were used
 */
record MessageEffect(
    Supplier<Signer> signer,
    OwnKeys keys,
    Optional<MessageForm> form,
    WalletScript own,
    String message,
    Network network,
    MessageJudgement judgement)
    implements Effect {

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    SignedMessage signed = sign();
    return _ -> {
      ObjectNode data =
          Json.object()
              .put("address", own.address().text())
              .put("form", signed.form().label())
              .put("signature", signed.text());
      data.set("decision", judgement.view());
      return Response.data(data);
    };
  }

  private SignedMessage sign() {
    try (keys;
        OwnKeys.Session session = keys.open(List.of(own))) {
      return new MessageSigner(signer.get()).sign(form, own, message, session, network);
    } catch (MessageException e) {
      throw Inputs.invalid(SignMessagePath.FORM.name(), e);
    } catch (SigningRefused e) {
      throw new Refusal.Internal("signing failed: " + e.getMessage());
    }
  }
}
