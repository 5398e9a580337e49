package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.receipt.StoredReceipt;
import io.holdfast.engine.bitcoin.request.Requests;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The second transaction of a signature.
 *
 * @param request the id of the request that let it, if it had to wait
 * @param receipt of the decision, if it was made in the first transaction
 * @param reused the outputs whose addresses were used before
 */
record SignSettlement(
    Draft draft,
    Reservation reservation,
    Optional<String> request,
    Optional<StoredReceipt> receipt,
    List<Integer> reused)
    implements SignEffect.Settlement {

  @Override
  public Response signed(Call call, Judgement judgement, SigningResult result) {
    Requests requests = new Requests(call, wallet());
    if (request.isPresent() && !requests.isWanted(request.get())) {
      return failed(
          call,
          new Refusal.PermissionDenied("the request was taken back while it was being signed"));
    }
    if (!reservation.settle(call)) {
      return new Response.Refused(
          new Refusal.Unavailable(
              "signing took so long that what was reserved for it had to be released; no signature"
                  + " left, send the request again"));
    }
    Optional<StoredReceipt> issued = receipt.or(() -> issue(call, judgement));
    request.ifPresent(id -> requests.sign(id, issued.map(StoredReceipt::id)));
    LocatedPsbt located = draft.candidate().located();
    AddressBook book = new AddressBook(call.storage(), located.wallet().descriptor());
    Stream.concat(
            draft.own().scripts().stream(), located.outputs().stream().flatMap(Optional::stream))
        .distinct()
        .forEach(book::see);
    reused.forEach(output ->
        call.warn(
            "output "
                + output
                + " pays an address that was used before; use a new one each"
                + " time"));
    if (result.signedInputs().isEmpty()) {
      call.warn("no signature was added: what this key can sign is signed already");
    }
    return Response.data(answer(judgement, result, issued));
  }

  private static ObjectNode answer(
      Judgement judgement, SigningResult result, Optional<StoredReceipt> receipt) {
    ObjectNode data = Json.object().put("psbt", result.psbt().base64());
    ArrayNode signed = data.putArray("signed_inputs");
    result.signedInputs().forEach(signed::add);
    data.put("complete", result.complete());
    result.transaction().ifPresent(transaction -> add(data, transaction));
    data.set("decision", judgement.view());
    receipt.ifPresent(issued -> data.set("receipt", issued.brief()));
    return data;
  }

  private static void add(ObjectNode data, Transaction transaction) {
    data.put("txid", transaction.txid().hex()).put("transaction", transaction.hex());
  }

  @Override
  public Response refused(Call call, Judgement judgement) {
    reservation.release(call);
    return new Response.Refused(SignRefusals.of(judgement, issue(call, judgement)));
  }

  private Optional<StoredReceipt> issue(Call call, Judgement judgement) {
    return StoredReceipt.issue(call, wallet(), judgement);
  }

  @Override
  public Response failed(Call call, Refusal why) {
    reservation.release(call);
    return new Response.Refused(why);
  }

  private String wallet() {
    return draft.candidate().name();
  }
}
