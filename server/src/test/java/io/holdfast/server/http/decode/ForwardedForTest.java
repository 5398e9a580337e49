package io.holdfast.server.http.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.api.Cidr;
import io.holdfast.api.Origin;
import io.holdfast.server.config.ForwardedConfig;
import io.holdfast.server.http.HttpProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedForTest {
  private static final List<Cidr> PROXIES = List.of(Cidr.parse("10.0.0.0/8"));

  @Test
  void withoutAuthorizedProxiesTheHeaderIsIgnored() {
    assertThat(address(ForwardedConfig.NONE, "10.0.0.1", "1.2.3.4")).isEqualTo("10.0.0.1");
  }

  @Test
  void anAuthorizedProxySpeaksForTheLastAddress() {
    assertThat(address(strict(0), "10.0.0.1", "1.2.3.4, 5.6.7.8")).isEqualTo("5.6.7.8");
    assertThat(address(strict(1), "10.0.0.1", "1.2.3.4, 5.6.7.8")).isEqualTo("1.2.3.4");
    assertThat(address(strict(1), "10.0.0.1", "1.2.3.4", "5.6.7.8")).isEqualTo("1.2.3.4");
    assertThat(address(strict(0), "10.0.0.1", "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void skippingBeyondTheFirstAddressIsRefused() {
    assertRefused(strict(2), "10.0.0.1", "1.2.3.4, 5.6.7.8");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertRefused(strict(0), "10.0.0.1", "somewhere");
    assertRefused(strict(0), "10.0.0.1", "");
  }

  @Test
  void aStrictListenerRefusesStrangersAndSilence() {
    assertRefused(strict(0), "11.0.0.1", "1.2.3.4");
    assertRefused(strict(0), "10.0.0.1");
  }

  @Test
  void aLenientListenerTakesThePeersOwnAddress() {
    ForwardedConfig lenient = new ForwardedConfig(PROXIES, 0, false, false, "", List.of());
    assertThat(address(lenient, "11.0.0.1", "1.2.3.4")).isEqualTo("11.0.0.1");
    assertThat(address(lenient, "10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void aCertificatesHeaderIsBelievedOfProxiesOnly() {
    ForwardedConfig config = new ForwardedConfig(PROXIES, 0, false, false, "x-cert", List.of());
    Map<String, List<String>> headers = Map.of("x-cert", List.of("not a certificate"));
    assertThat(new ForwardedFor(config).origin(raw("11.0.0.1", headers)).clientCertificates())
        .isEmpty();
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> new ForwardedFor(config).origin(raw("10.0.0.1", headers)));
  }

  private static ForwardedConfig strict(int hopSkips) {
    return new ForwardedConfig(PROXIES, hopSkips, true, true, "", List.of());
  }

  private static void assertRefused(ForwardedConfig config, String peer, String... headers) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> address(config, peer, headers))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
  }

  private static String address(ForwardedConfig config, String peer, String... headers) {
    Map<String, List<String>> all =
        headers.length == 0 ? Map.of() : Map.of("x-forwarded-for", List.of(headers));
    return new ForwardedFor(config).origin(raw(peer, all)).address();
  }

  private static RawRequest raw(String peer, Map<String, List<String>> headers) {
    return new RawRequest("GET", "/v1/a", headers, new byte[0], new Origin(peer, 1, List.of()));
  }
}
