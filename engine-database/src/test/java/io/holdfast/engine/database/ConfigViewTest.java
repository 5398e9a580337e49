package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigViewTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://u:s3cret@h:1/db?sslmode=disable, postgresql://u:xxxxx@h:1/db?sslmode=disable",
    "postgresql://u:s3@cr:et@h:1/db, postgresql://u:xxxxx@h:1/db",
    "postgresql://{{username}}:{{password}}@h/db, postgresql://{{username}}:{{password}}@h/db",
    "postgresql://u@h/db, postgresql://u@h/db",
    "u:s3c@ret@tcp(h:3306)/db, u:xxxxx@tcp(h:3306)/db",
    "{{username}}:{{password}}@tcp(h:3306)/, {{username}}:{{password}}@tcp(h:3306)/",
    "host=h user=u password=s3cret dbname=d, host=h user=u password=xxxxx dbname=d",
    "host=h password='s3 cret', host=h password=xxxxx",
    "host=h password={{password}}, host=h password={{password}}",
    "postgresql://h/db?user=u&password=s3cret, postgresql://h/db?user=u&password=xxxxx",
    "valkey://u:s3cret@h:1, valkey://u:xxxxx@h:1",
  })
  void noAddressShowsItsPassword(String address, String shown) {
    assertThat(ConfigView.redacted(address)).isEqualTo(shown);
    assertThat(ConfigView.holdsPassword(address)).isEqualTo(!address.equals(shown));
  }
}
