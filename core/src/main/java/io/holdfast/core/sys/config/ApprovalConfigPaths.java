package io.holdfast.core.sys.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.approver.EnrolmentRules;
import io.holdfast.core.identity.approver.SiteCheck;
import java.time.Duration;
import java.util.List;

/**
 * {@code sys/config/approvals}: how people come by what they prove their approvals with. What a
 * write does not name stays as it is.
 */
public final class ApprovalConfigPaths {
  private static final Field<Duration> WAITING_TIME =
      Field.duration(
          "key_waiting_time",
          "How long a key or an authenticator app that somebody enrolled for themselves does not"
              + " count for approvals, unless another person confirms it; 24h by default.");
  private static final Field<Boolean> BY_THEMSELVES =
      Field.bool("allow_self_enrolment", "Whether people may register keys for themselves; true.");
  private static final Field<String> RP_ID =
      Field.string(
          "webauthn_rp_id",
          "The domain that WebAuthn credentials are for. Another one makes all credentials"
              + " useless. Empty for no WebAuthn.");
  private static final Field<String> RP_NAME =
      Field.string("webauthn_rp_name", "How authenticators show it; the domain by default.");
  private static final Field<List<String>> ORIGINS =
      Field.commaList(
          "webauthn_origins", "The origins of the pages that ask, e.g. https://approvals.example.");
  private static final Field<Boolean> USER_VERIFICATION =
      Field.bool(
          "webauthn_user_verification",
          "Whether authenticators have to recognize their owner (PIN, fingerprint), rather than be"
              + " touched by anybody; true.");

  private ApprovalConfigPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/approvals")
            .describe("Configure the keys and authenticator apps of approvers.", "")
            .fields(WAITING_TIME, BY_THEMSELVES, RP_ID, RP_NAME, ORIGINS, USER_VERIFICATION)
            .on(Operation.READ, ApprovalConfigPaths::read)
            .on(Operation.UPDATE, ApprovalConfigPaths::write)
            .on(Operation.DELETE, ApprovalConfigPaths::delete));
  }

  private static EnrolmentRules rules(Call call) {
    return EnrolmentRules.of(CoreCall.of(call).tx(), call.request().namespace());
  }

  private static Response read(Call call) {
    EnrolmentRules rules = rules(call);
    ObjectNode data = Json.object();
    data.put("key_waiting_time", Durations.text(rules.waitingTime()));
    data.put("allow_self_enrolment", rules.byThemselves());
    data.put("webauthn_rp_id", rules.webauthn().id());
    data.put("webauthn_rp_name", rules.webauthn().name());
    data.set("webauthn_origins", Json.array(rules.webauthn().origins()));
    data.put("webauthn_user_verification", rules.webauthn().verifiesPeople());
    return Response.data(data);
  }

  private static Response write(Call call) {
    EnrolmentRules before = rules(call);
    EnrolmentRules.Site site = before.webauthn();
    String id = call.find(RP_ID).orElse(site.id());
    String name = call.find(RP_NAME).orElse(site.name());
    EnrolmentRules.Site wanted =
        new EnrolmentRules.Site(
            id,
            name.isEmpty() ? id : name,
            call.find(ORIGINS).orElse(site.origins()),
            call.find(USER_VERIFICATION).orElse(site.verifiesPeople()));
    SiteCheck.check(wanted);
    new EnrolmentRules(
            call.find(WAITING_TIME).orElse(before.waitingTime()),
            call.find(BY_THEMSELVES).orElse(before.byThemselves()),
            wanted)
        .store(CoreCall.of(call).tx(), call.request().namespace());
    return Response.empty();
  }

  private static Response delete(Call call) {
    EnrolmentRules.remove(CoreCall.of(call).tx(), call.request().namespace());
    return Response.empty();
  }
}
