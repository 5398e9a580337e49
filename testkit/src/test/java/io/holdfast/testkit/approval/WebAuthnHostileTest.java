package io.holdfast.testkit.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.webauthn.SoftAuthenticator;
import io.holdfast.testkit.webauthn.SoftAuthenticator.Algorithm;
import io.holdfast.webauthn.Credential;
import io.holdfast.webauthn.Site;
import io.holdfast.webauthn.WebAuthn;
import io.holdfast.webauthn.WebAuthnException;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is sent in place of an authenticator's answer is refused, and nothing breaks. */
class WebAuthnHostileTest {
  private static final int TRIES = 300;
  private static final String ORIGIN = "https://approvals.example";
  private static final Site SITE = new Site("approvals.example", "Approvals", Set.of(ORIGIN), true);
  private static final byte[] CHALLENGE = new byte[32];
  private static final String ENCODED =
      Base64.getUrlEncoder().withoutPadding().encodeToString(CHALLENGE);

  private final Random random = new Random(7_2026);

  private static ObjectNode toCreate() {
    ObjectNode options = Json.object().put("challenge", ENCODED);
    options.putObject("rp").put("id", SITE.id());
    return options;
  }

  private static ObjectNode toGet() {
    return Json.object().put("challenge", ENCODED).put("rpId", SITE.id());
  }

  /** Changes one field: its bytes, its length, its type, or whether it is there. */
  private ObjectNode spoilt(ObjectNode answer) {
    ObjectNode out = answer.deepCopy();
    ObjectNode response = (ObjectNode) out.get("response");
    var names = response.properties().stream().map(one -> one.getKey()).toList();
    String name = names.get(random.nextInt(names.size()));
    byte[] bytes = Base64.getUrlDecoder().decode(response.path(name).asText());
    switch (random.nextInt(7)) {
      case 0 -> response.remove(name);
      case 1 -> response.put(name, random.nextInt());
      case 2 -> response.putNull(name);
      case 3 -> response.put(name, "\u00e9" + response.path(name).asText());
      case 4 ->
          response.put(name, encoded(java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))));
      default -> {
        for (int i = 0; i <= random.nextInt(3); i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        response.put(name, encoded(bytes));
      }
    }
    return out;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private int refused(ObjectNode good, Consumer<String> verify) {
    verify.accept(good.toString());
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      ObjectNode bad = spoilt(good);
      while (bad.equals(good)) {
        bad = spoilt(good);
      }
      try {
        verify.accept(bad.toString());
      } catch (WebAuthnException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    return refused;
  }

  @Test
  void spoiltRegistrationsAreRefused() {
    for (Algorithm algorithm : Algorithm.values()) {
      ObjectNode good = new SoftAuthenticator(algorithm, ORIGIN).create(toCreate());
      // Without attestation, changed bits of the key or the count make another credential.
      assertThat(
              refused(
                  good,
                  text -> {
                    var _ = WebAuthn.registered(SITE, CHALLENGE, text);
                  }))
          .isGreaterThan(TRIES / 2);
    }
  }

  @Test
  void spoiltUsesAreRefusedEachOfThem() {
    for (Algorithm algorithm : Algorithm.values()) {
      SoftAuthenticator key = new SoftAuthenticator(algorithm, ORIGIN);
      Credential credential =
          WebAuthn.registered(SITE, CHALLENGE, key.create(toCreate()).toString());
      ObjectNode good = key.get(toGet());
      ((ObjectNode) good.get("response")).remove("userHandle");
      assertThat(
              refused(
                  good,
                  text -> {
                    var _ = WebAuthn.asserted(SITE, CHALLENGE, credential, text);
                  }))
          .isEqualTo(TRIES);
    }
  }

  @Test
  void whatIsNoAnswerAtAllIsRefused() {
    for (String text : new String[] {"", "{", "[]", "null", "{}", "{\"id\":1}", "\"x\""}) {
      assertThat(isRefused(text)).as(text).isTrue();
    }
  }

  private static boolean isRefused(String text) {
    try {
      var _ = WebAuthn.registered(SITE, CHALLENGE, text);
      return false;
    } catch (WebAuthnException e) {
      return true;
    }
  }
}
