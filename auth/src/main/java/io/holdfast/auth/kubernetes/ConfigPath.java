package io.holdfast.auth.kubernetes;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.KeySet;
import io.holdfast.auth.outside.PodFiles;
import io.holdfast.auth.x509.Certificates;
import java.util.List;

/** {@code config}: which cluster is asked, and how. */
record ConfigPath(PodFiles pod) {
  private static final Field<String> HOST =
      Field.string("kubernetes_host", "The cluster's API server: a host, host:port or URL.");
  private static final Field<String> CA_CERT =
      Field.string("kubernetes_ca_cert", "Who may vouch for the API server, in PEM.");
  private static final Field<String> REVIEWER =
      Field.string("token_reviewer_jwt", "The token with which to ask for reviews; never shown.");
  private static final Field<List<String>> PEM_KEYS =
      Field.commaList("pem_keys", "Keys or certificates that tokens must be signed by.");
  private static final Field<String> ISSUER =
      Field.string("issuer", "What the claim iss must be, if it is looked at.");
  private static final Field<Boolean> NO_ISSUER =
      Field.bool("disable_iss_validation", "Whether iss is not looked at.").withDefault(true);
  private static final Field<Boolean> NO_POD =
      Field.bool("disable_local_ca_jwt", "Whether the pod's own CA and token are left alone.");
  private static final Field<Boolean> ANNOTATIONS =
      Field.bool(
          "use_annotations_as_alias_metadata",
          "Whether annotations of the service account become metadata of the alias.");

  Routes routes() {
    return Routes.of(
        Route.path("config")
            .describe("Configures the cluster whose service accounts may log in.", "")
            .fields(HOST, CA_CERT, REVIEWER, PEM_KEYS, ISSUER, NO_ISSUER, NO_POD, ANNOTATIONS)
            .on(Operation.READ, ConfigPath::read)
            .on(Operation.UPDATE, this::write));
  }

  private static Response read(Call call) {
    return KubernetesConfig.find(call)
        .map(config -> Response.data(config.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private Outcome write(Call call) {
    KubernetesConfig config = given(call);
    if (!config.caCert().isEmpty() || !config.usesPod()) {
      return store(call, config);
    }
    Effect look =
        () -> {
          boolean there = pod.authority().isPresent();
          return later -> {
            if (!there) {
              throw new Refusal.InvalidRequest(
                  "kubernetes_ca_cert must be given: this server does not run in a pod that has"
                      + " one");
            }
            return store(later, config);
          };
        };
    return look;
  }

  private static KubernetesConfig given(Call call) {
    if (call.get(HOST).isEmpty()) {
      throw new Refusal.InvalidRequest("no host provided: set kubernetes_host");
    }
    boolean usesPod = !call.get(NO_POD);
    if (!usesPod && call.get(CA_CERT).isEmpty()) {
      throw new Refusal.InvalidRequest(
          "kubernetes_ca_cert must be given when disable_local_ca_jwt is true");
    }
    try {
      var _ = KeySet.ofPem(call.get(PEM_KEYS));
    } catch (JoseException e) {
      throw new Refusal.InvalidRequest("pem_keys: " + e.getMessage());
    }
    KubernetesConfig config =
        new KubernetesConfig(
            call.get(HOST),
            call.get(CA_CERT),
            call.get(REVIEWER),
            call.get(PEM_KEYS),
            call.get(ISSUER),
            !call.get(NO_ISSUER),
            usesPod,
            call.get(ANNOTATIONS));
    if (config.address().isOpen()) {
      call.warn("kubernetes_host is not https: tokens would be sent to it in clear");
    }
    return config;
  }

  private static Response store(Call call, KubernetesConfig config) {
    if (!config.caCert().isEmpty() && !isReadable(config.caCert())) {
      // As in Vault it is taken; no server can be trusted by it.
      call.warn("kubernetes_ca_cert holds no certificate that can be read: every login will fail");
    }
    config.put(call);
    return Response.empty();
  }

  private static boolean isReadable(String pem) {
    try {
      return !Certificates.ofPem(pem).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
