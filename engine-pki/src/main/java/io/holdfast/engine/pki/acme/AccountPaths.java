package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.jose.AccountKey;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code new-account}, {@code account/:kid} and {@code key-change} (RFC 8555, section 7.3). */
final class AccountPaths {
  private static final Field<String> KID = Field.string("kid", "The account's id.");

  /** One address, without the headers that a mailto URL may have. */
  private static final Pattern CONTACT = Pattern.compile("mailto:[^@,?\\s]+@[^@,?\\s]+");

  private static final int MOST_CONTACTS = 10;
  private static final int LONGEST_CONTACT = 320;

  private AccountPaths() {}

  static Routes routes() {
    return Routes.concat(
        List.of(
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "new-account")
                    .describe("Make an account, or find the one of a key.", "")
                    .fields(Served.JWS)
                    .on(Operation.UPDATE, Served.answering(scope, AccountPaths::create))),
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "account/{kid}")
                    .describe("Read, change or deactivate an account.", "")
                    .fields(KID)
                    .fields(Served.JWS)
                    .on(Operation.UPDATE, Served.answering(scope, AccountPaths::change))),
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "key-change")
                    .describe("Give an account another key.", "")
                    .fields(Served.JWS)
                    .on(Operation.UPDATE, Served.answering(scope, AccountPaths::changeKey)))));
  }

  private static Outcome create(Call call, Directory directory) {
    var _ = directory.terms(call);
    Signed request = Signed.byKey(call, directory);
    Optional<Account> known = Account.find(call, directory, request.key());
    if (known.isPresent()) {
      return existing(call, directory, known.get());
    }
    JsonNode sent = request.payload();
    if (sent.path("onlyReturnExisting").asBoolean()) {
      throw new AcmeException(
          Problem.Kind.ACCOUNT_DOES_NOT_EXIST, "there is no account with this key");
    }
    List<String> contact = contact(sent.path("contact"));
    Optional<Eab> eab = Binding.of(call, request, sent.path("externalAccountBinding"));
    eab.ifPresent(used -> used.delete(call));
    Account account =
        new Account(
            call.services().uuid(),
            Account.VALID,
            contact,
            sent.path("termsOfServiceAgreed").asBoolean(),
            request.key().json().toJSONString(),
            request.key().thumbprint(),
            directory.prefix(),
            call.now(),
            call.now(),
            eab.map(Eab::id).orElse(""));
    account.store(call);
    return Answers.at(call, directory, 201, url(directory, account), account.asJson(directory));
  }

  private static Outcome existing(Call call, Directory directory, Account account) {
    if (!account.isValid()) {
      throw new AcmeException(Problem.Kind.UNAUTHORIZED, "the account is " + account.status());
    }
    return Answers.at(call, directory, 200, url(directory, account), account.asJson(directory));
  }

  private static String url(Directory directory, Account account) {
    return directory.url("account/" + account.id());
  }

  private static List<String> contact(JsonNode sent) {
    List<String> out = new ArrayList<>();
    for (JsonNode each : sent) {
      String text = each.asText();
      if (!text.startsWith("mailto:")) {
        throw new AcmeException(Problem.Kind.UNSUPPORTED_CONTACT, "a contact begins with mailto:");
      }
      if (text.length() > LONGEST_CONTACT || !CONTACT.matcher(text).matches()) {
        throw new AcmeException(Problem.Kind.INVALID_CONTACT, "a contact is one mail address");
      }
      out.add(text);
    }
    if (out.size() > MOST_CONTACTS) {
      throw new AcmeException(
          Problem.Kind.INVALID_CONTACT, "there are more than " + MOST_CONTACTS + " contacts");
    }
    return out;
  }

  private static Outcome change(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Account account = request.account();
    if (!account.id().equals(call.get(KID))) {
      throw new AcmeException(Problem.Kind.UNAUTHORIZED, "the account is another's");
    }
    if (!request.onlyReads()) {
      ObjectNode sent = request.sent();
      if (sent.has("contact")) {
        account = account.with(contact(sent.path("contact")), call.now());
      }
      account = withStatus(call, account, sent.path("status").asText(""));
      account.store(call);
    }
    return Answers.at(call, directory, 200, url(directory, account), account.asJson(directory));
  }

  private static Account withStatus(Call call, Account account, String status) {
    return switch (status) {
      case "", Account.VALID -> account;
      case Account.DEACTIVATED -> account.deactivated(call.now());
      default -> throw Jws.malformed("an account can be set to deactivated only");
    };
  }

  /** The new key signs, within what the old one signs, whose place it takes (section 7.3.5). */
  private static Outcome changeKey(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Account account = request.account();
    Jws inner = Jws.read(request.sent());
    if (!inner.bringsKey()) {
      throw Jws.malformed("the inner request brings the new key along, as jwk");
    }
    AccountKey fresh = inner.key();
    inner.requireSignedBy(fresh);
    boolean right =
        inner.header("url").equals(request.signed().jws().header("url"))
            && inner.header("nonce").isEmpty()
            && inner.payload().path("account").asText().equals(url(directory, account))
            && AccountKey.parse(inner.payload().path("oldKey").toString())
                .thumbprint()
                .equals(account.thumbprint());
    if (!right) {
      throw Jws.malformed("the inner request does not name this address, account and key");
    }
    Optional<Account> other = Account.find(call, directory, fresh);
    if (other.isPresent()) {
      throw new AcmeException(
          new Problem(Problem.Kind.MALFORMED, 409, "the new key has an account already"));
    }
    account.delete(call);
    Account changed = account.withKey(fresh, call.now());
    changed.store(call);
    return Answers.at(call, directory, 200, url(directory, changed), changed.asJson(directory));
  }

  /** {@code orders}: those of an account. */
  static ObjectNode orders(Call call, Directory directory, Account account) {
    ObjectNode out = Json.object();
    ArrayNode urls = out.putArray("orders");
    Order.ids(call.storage(), account.id()).forEach(id -> urls.add(directory.url("order/" + id)));
    return out;
  }
}
