package io.holdfast.engine.database.username;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTemplateTest {
  private static final Names NAMES =
      new Names("userpass-alice", "read-only", Instant.parse("2026-03-01T12:05:09.123456Z"));

  private static String filled(String template) {
    return UsernameTemplate.of(template).fill(NAMES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "{{.RoleName}}>read-only",
        "a{{ .DisplayName }}b>auserpass-aliceb",
        "{{ .RoleName | truncate 4 }}>read",
        "{{ truncate 4 .RoleName }}>read",
        "{{ .RoleName | uppercase | truncate 3 }}>REA",
        "{{ .RoleName | replace \"-\" \"_\" }}>read_only",
        "{{ printf \"v-%s-%d\" (.RoleName | uppercase) 7 }}>v-READ-ONLY-7",
        "{{ printf \"%s\" .RoleName | truncate 2 }}>re",
        "{{ unix_time }}>1772366709",
        "{{ unix_time_millis }}>1772366709123",
        "{{ timestamp \"2006-01-02T15:04:05Z\" }}>2026-03-01T12:05:09Z",
        "{{ timestamp \"Jan 2 06 03:04PM\" }}>Mar 1 26 12:05PM",
        "{{ .RoleName | base64 }}>cmVhZC1vbmx5",
        "{{ \"cmVhZA==\" | decode_base64 }}>read",
        "{{ \"ab\" | hex }}>6162",
        "{{ decode_hex \"6162\" }}>ab",
        "x {{- .RoleName -}} y>xread-onlyy",
        "{{ `raw` }}>raw",
        "{{ \"}}\" }}>}}",
        "{{ .RoleName | truncate_sha256 9 }}>read-only",
      })
  void templatesMeanWhatVaultMakesOfThem(String template, String name) {
    assertThat(filled(template)).isEqualTo(name);
  }

  @Test
  void aLongNameIsCutAndItsRestHashed() {
    // sha256("d-only") begins with these 8 digits.
    String name = UsernameTemplate.of("{{ .DisplayName | truncate_sha256 12 }}").fill(NAMES);
    assertThat(name).matches("user[0-9a-f]{8}");
  }

  @Test
  void randomPartsAndIdsAreOfTheWantedForm() {
    assertThat(filled("{{ random 20 }}")).matches("[A-Za-z0-9]{20}");
    assertThat(filled("{{ uuid }}")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(filled("{{ .RoleName | sha256 }}")).matches("[0-9a-f]{64}");
    assertThat(filled("{{ random 20 }}")).isNotEqualTo(filled("{{ random 20 }}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ .Name }}",
        "{{ hostname }}",
        "{{ .RoleName | truncate }}",
        "{{ random 0 }}",
        "{{ random \"20\" }}",
        "{{ random 100000 }}",
        "{{ .RoleName",
        "{{ }}",
        "{{ if .RoleName }}x{{ end }}",
        "{{ .RoleName | }}",
        "{{ (.RoleName }}",
        "{{ .RoleName .DisplayName }}",
        "{{ printf \"%s\" }}",
        "{{ printf \"%x\" .RoleName }}",
        "{{ \"not base64!\" | decode_base64 }}",
        "{{ \"open }}",
        "",
      })
  void whatIsNotUnderstoodIsRefusedWhenItIsWritten(String template) {
    assertThatThrownBy(() -> UsernameTemplate.of(template))
        .isInstanceOf(Refusal.InvalidRequest.class)
        .hasMessageContaining("username_template");
  }

  @Test
  void aDisplayNameCannotEndTheQuotesOfAStatement() {
    Names hostile = new Names("x\"; DROP ROLE boss; --'`\\$\n", "r", Instant.EPOCH);
    assertThat(UsernameTemplate.of("{{ .DisplayName }}").fill(hostile))
        .isEqualTo("x-- DROP ROLE boss- -------");
  }

  @Test
  void charactersAreNotCutInHalf() {
    Names names = new Names("ääää", "r", Instant.EPOCH);
    assertThat(UsernameTemplate.of("{{ .DisplayName | truncate 3 }}").fill(names)).isEqualTo("ä");
  }
}
