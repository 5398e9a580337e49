package io.holdfast.server.http.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Request;
import io.holdfast.server.http.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static final Map<String, List<String>> MERGE_PATCH =
      Map.of("content-type", List.of("application/merge-patch+json; charset=utf-8"));

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /v1/kv/a                   | READ   | kv/a    | {}",
        "GET    | /v1/kv/a/                  | READ   | kv/a/   | {}",
        "GET    | /v1/                       | READ   | ''      | {}",
        "GET    | /v1/kv/a?x=1&y=a+b%2B&x=2  | READ   | kv/a    | {'x':['1','2'],'y':'a b+'}",
        "GET    | /v1/kv/a?flag&&=v          | READ   | kv/a    | {'flag':''}",
        "GET    | /v1/kv?list=true           | LIST   | kv/     | {}",
        "GET    | /v1/kv/?list=1&after=b     | LIST   | kv/     | {'after':'b'}",
        "GET    | /v1/kv?list=false          | READ   | kv      | {}",
        "GET    | /v1/kv?list=               | READ   | kv      | {'list':''}",
        "GET    | /v1/kv?scan=true           | SCAN   | kv/     | {}",
        "LIST   | /v1/kv?limit=3             | LIST   | kv/     | {'limit':'3'}",
        "LIST   | /v1/kv/                    | LIST   | kv/     | {}",
        "SCAN   | /v1/kv                     | SCAN   | kv/     | {}",
        "DELETE | /v1/kv/a?versions=1        | DELETE | kv/a    | {'versions':'1'}",
        "HEAD   | /v1/sys/health?standbyok=1 | READ   | sys/health | {'standbyok':'1'}",
        "HEAD   | /v1/pki/roles/a/acme/new-nonce | READ | pki/roles/a/acme/new-nonce | {}",
        "GET    | /v1/kv/a?help=1            | HELP   | kv/a    | {}",
        "HELP   | /v1/kv                     | HELP   | kv      | {}",
        "POST   | /v1/kv/a                   | UPDATE | kv/a    | {}",
        "PUT    | /v1/kv/a?ignored=1         | UPDATE | kv/a    | {}",
        "GET    | http://h:1/v1/kv/a?b=c     | READ   | kv/a    | {'b':'c'}",
        "GET    | /v1/kv/sp%20ace+plus       | READ   | kv/sp ace+plus | {}",
        "GET    | /v1/kv/%E2%82%AC           | READ   | kv/€    | {}",
        "GET    | /v1/kv/a%2Fb               | READ   | kv/a/b  | {}",
        "GET    | /v1/kv/a%2525              | READ   | kv/a%25 | {}",
        "GET    | /v1/kv/..a/b..             | READ   | kv/..a/b.. | {}",
        "GET    | /v1/kv/...                 | READ   | kv/...  | {}",
      })
  void methodPathAndQueryBecomeARequest(
      String method, String target, Operation operation, String path, String fields) {
    Request request = Requests.call(method, target);
    assertThat(request.operation()).isEqualTo(operation);
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.body()).hasToString(fields.replace('\'', '"'));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "GET, /v1, 404",
    "GET, /v2/sys/health, 404",
    "GET, /index.html, 404",
    "GET, *, 404",
    "CONNECT, host:443, 404",
    "GET, /v1/kv/%2e%2e/a, 400",
    "GET, /v1/kv/..%2fa, 400",
    "GET, /v1/kv/a%2f.., 400",
    "GET, /v1/kv/%2e/a, 400",
    "GET, /v1/kv/x%00y, 400",
    "GET, /v1/kv/x%0ay, 400",
    "GET, /v1/kv/%ff%fe, 400",
    "GET, /v1/kv/%zz, 400",
    "GET, /v1/kv/%e, 400",
    "GET, /v1/kv/%, 400",
    "GET, /v1/kv/%c0%af, 400",
    "GET, /v1/kv/a#b, 400",
    "GET, /v1/kv?list=maybe, 400",
    "GET, /v1/kv?list=true&scan=true, 400",
    "GET, /v1/kv?a=%zz, 400",
    "HEAD, /v1/kv/a, 405",
    "TRACE, /v1/kv/a, 405",
    "FOO, /v1/kv/a, 405",
    "get, /v1/kv/a, 405",
    "OPTIONS, /v1/kv/a, 400",
    "PATCH, /v1/kv/a, 400",
  })
  void whatVaultWouldNotServeIsRefused(String method, String target, int status) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> Requests.call(method, target))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
  }

  @ParameterizedTest(name = "{0} leads to {1}")
  @CsvSource({
    "/, /ui/",
    "/ui, /ui/",
    "/v1/kv/./a, /v1/kv/a",
    "/v1/kv/b/../a, /v1/kv/a",
    "/v1/kv//a?x=1, /v1/kv/a?x=1",
    "/v1//sys/health, /v1/sys/health",
    "/v1/kv/b/../, /v1/kv/",
    "/v1/kv/.., /v1/",
    "/../../v1/kv/a, /v1/kv/a",
    "//evil.example/a, /evil.example/a",
    "/v1/kv/%2e%2e//a, /v1/kv/%2e%2e/a",
  })
  void anUncleanPathLeadsToTheCleanOne(String target, String location) {
    assertThat(Requests.decode(Requests.raw("GET", target, "", Map.of()), Requests.LISTENER))
        .isEqualTo(new Decoded.Redirect(location));
  }

  @Test
  void theTokenComesFromEitherHeaderAndStaysOutOfTheOthers() {
    Request own =
        Requests.call(
            "GET",
            "/v1/a",
            "",
            Map.of("x-vault-token", List.of("s.1"), "authorization", List.of("Bearer s.2")));
    assertThat(own.token()).isEqualTo("s.1");
    assertThat(own.headers()).isEmpty();
    Request bearer =
        Requests.call("GET", "/v1/a", "", Map.of("authorization", List.of("bearer s.2")));
    assertThat(bearer.token()).isEqualTo("s.2");
    assertThat(bearer.headers()).isEmpty();
    Request basic = Requests.call("GET", "/v1/a", "", Map.of("authorization", List.of("Basic x")));
    assertThat(basic.token()).isNull();
    assertThat(basic.headers()).containsKey("authorization");
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "5m, 300", "1h30m, 5400", "0, 0", "'', 0"})
  void theWrappingTimeIsSecondsOrUnits(String header, int seconds) {
    Request request =
        Requests.call("GET", "/v1/a", "", Map.of("x-vault-wrap-ttl", List.of(header)));
    assertThat(request.wrapTtl().orElse(Duration.ZERO)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "5 minutes"})
  void aWrongWrappingTimeIsRefused(String header) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(
            () -> Requests.call("GET", "/v1/a", "", Map.of("x-vault-wrap-ttl", List.of(header))))
        .withMessageStartingWith("error parsing X-Vault-Wrap-TTL header")
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void theNamespaceIsNamedByItsHeader() {
    assertThat(namespace("")).isEqualTo(Namespace.ROOT);
    assertThat(namespace("/")).isEqualTo(Namespace.ROOT);
    assertThat(namespace("root")).isEqualTo(Namespace.ROOT);
    assertThat(namespace("/team/a")).isEqualTo(new Namespace("", "team/a/"));
  }

  private static Namespace namespace(String header) {
    return Requests.call("GET", "/v1/a", "", Map.of("x-vault-namespace", List.of(header)))
        .namespace();
  }

  @Test
  void aPatchIsAMergePatch() {
    Request request = Requests.call("PATCH", "/v1/kv/a", "{\"a\":null}", MERGE_PATCH);
    assertThat(request.operation()).isEqualTo(Operation.PATCH);
    assertThat(request.body()).hasToString("{\"a\":null}");
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() ->
            Requests.call(
                "PATCH", "/v1/kv/a", "{}", Map.of("content-type", List.of("application/json"))))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(415));
  }

  @Test
  void aListenerMayWantTheHeaderThatBrowsersCannotSend() {
    var listener =
        new io.holdfast.server.config.ListenerConfig(
            Requests.LISTENER.address(),
            Requests.LISTENER.clusterAddress(),
            Requests.LISTENER.tls(),
            Requests.LISTENER.limits(),
            Requests.LISTENER.forwarded(),
            Map.of(),
            true,
            false);
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> Requests.decode(Requests.raw("GET", "/v1/a", "", Map.of()), listener))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(412));
    Map<String, List<String>> header = Map.of("x-vault-request", List.of("true"));
    assertThat(Requests.decode(Requests.raw("GET", "/v1/a", "", header), listener))
        .isInstanceOf(Decoded.Call.class);
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    String id = Requests.call("GET", "/v1/a").id();
    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(Requests.call("GET", "/v1/a").id()).isNotEqualTo(id);
  }

  @Test
  void nothingSecretShowsInTheTextOfARequest() {
    RawRequest raw =
        Requests.raw(
            "POST", "/v1/a?s3cr3t", "{\"s3cr3t\":1}", Map.of("x-vault-token", List.of("s3cr3t")));
    assertThat(raw.toString()).doesNotContain("s3cr3t");
  }
}
