package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.validation.AddressRules;
import io.holdfast.engine.pki.acme.validation.Resolver;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.store.ClusterConfig;
import io.holdfast.engine.pki.store.IssuerStore;
import java.time.Duration;
import java.util.List;

/** {@code config/acme}: whether and how the mount serves ACME. */
final class AcmeConfigPath {
  private static final Field<Boolean> ENABLED =
      Field.bool("enabled", "Whether ACME is served; config/cluster must have a path.");
  private static final Field<String> POLICY =
      Field.string(
          "default_directory_policy",
          "What the directory without a role issues by: forbid, sign-verbatim, role:NAME.");
  private static final Field<List<String>> ROLES =
      Field.commaList("allowed_roles", "The roles whose directories are served; * for all.");
  private static final Field<List<String>> ISSUERS =
      Field.commaList("allowed_issuers", "The issuers whose directories are served; * for all.");
  private static final Field<Boolean> ROLE_USAGE =
      Field.bool(
          "allow_role_ext_key_usage",
          "Whether certificates get the role's extended key usages, else those of servers alone.");
  private static final Field<String> EAB =
      Field.string(
          "eab_policy",
          "Who needs external account bindings: not-required, new-account-required,"
              + " always-required.");
  private static final Field<Duration> MAX_TTL =
      Field.duration("max_ttl", "The longest life of certificates that clients of ACME get.");
  private static final Field<String> RESOLVER =
      Field.string("dns_resolver", "host:port of who is asked for names; else the system's.");
  private static final Field<List<String>> PERMITTED =
      Field.commaList(
          "challenge_permitted_ip_ranges",
          "The only addresses that challenges are looked up at; none for all that are no danger.");
  private static final Field<List<String>> EXCLUDED =
      Field.commaList(
          "challenge_excluded_ip_ranges", "Addresses that challenges are not looked up at.");

  private AcmeConfigPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("config/acme")
            .describe(
                "Whether and how ACME is served.",
                "Clients of ACME need no token: they prove that they hold the names that they get"
                    + " certificates for.")
            .fields(ENABLED, POLICY, ROLES, ISSUERS, ROLE_USAGE, EAB, MAX_TTL, RESOLVER)
            .fields(PERMITTED, EXCLUDED)
            .on(Operation.READ, call -> Response.data(AcmeConfig.of(call).view()))
            .onWrite(AcmeConfigPath::write));
  }

  private static Response write(Call call) {
    AcmeConfig before = AcmeConfig.of(call);
    AcmeConfig after =
        new AcmeConfig(
            call.find(ENABLED).orElse(before.enabled()),
            call.find(POLICY).orElse(before.policy()),
            call.find(ROLES).orElse(before.allowedRoles()),
            call.find(ISSUERS).orElse(before.allowedIssuers()),
            call.find(ROLE_USAGE).orElse(before.roleExtKeyUsage()),
            call.find(EAB).orElse(before.eabPolicy()),
            call.find(MAX_TTL).orElse(before.maxTtl()),
            call.find(RESOLVER).orElse(before.dnsResolver()),
            new AddressRules(
                call.find(PERMITTED).orElse(before.addresses().permitted()),
                call.find(EXCLUDED).orElse(before.addresses().excluded())));
    check(call, after);
    after.store(call);
    if (after.enabled()) {
      Nonces.makeReady(call);
    }
    return Response.data(after.view());
  }

  private static void check(Call call, AcmeConfig config) {
    if (config.enabled() && ClusterConfig.of(call).path().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "ACME needs to know where this mount is reached: write its path to config/cluster");
    }
    checkPolicy(call, config);
    checkEab(config.eabPolicy());
    if (config.allowedRoles().isEmpty() || config.allowedIssuers().isEmpty()) {
      throw new Refusal.InvalidRequest("allowed_roles and allowed_issuers: write * for all");
    }
    if (!config.allowedRoles().contains(AcmeConfig.ANY)) {
      config.allowedRoles().forEach(name -> Role.require(call, name));
    }
    if (!config.allowedIssuers().contains(AcmeConfig.ANY)) {
      config.allowedIssuers().forEach(IssuerStore.of(call)::require);
    }
    if (config.maxTtl().isZero()) {
      throw new Refusal.InvalidRequest("max_ttl must be greater than zero");
    }
    Resolver.check(RESOLVER.name(), config.dnsResolver());
    config.addresses().check(PERMITTED.name(), EXCLUDED.name());
  }

  private static void checkPolicy(Call call, AcmeConfig config) {
    String policy = config.policy();
    if (policy.equals(AcmeConfig.FORBID) || policy.equals(AcmeConfig.VERBATIM)) {
      return;
    }
    if (!policy.startsWith(AcmeConfig.ROLE)) {
      throw new Refusal.InvalidRequest(
          "default_directory_policy is one of forbid, sign-verbatim, role:NAME");
    }
    String role = policy.substring(AcmeConfig.ROLE.length());
    var _ = Role.require(call, role);
    if (!config.allowsRole(role)) {
      throw new Refusal.InvalidRequest(
          "default_directory_policy: the role is not among allowed_roles");
    }
  }

  private static void checkEab(String policy) {
    boolean known =
        List.of(AcmeConfig.EAB_NOT_REQUIRED, AcmeConfig.EAB_FOR_NEW_ACCOUNTS, AcmeConfig.EAB_ALWAYS)
            .contains(policy);
    if (!known) {
      throw new Refusal.InvalidRequest(
          "eab_policy is one of not-required, new-account-required, always-required");
    }
  }
}
