package io.holdfast.scan.detect.token;

import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.URL_BASE64;

import io.holdfast.scan.rule.Registry;

/** Tokens of Vault, OpenBao and Holdfast, and of what is run beside them. */
final class VaultTokens {
  private VaultTokens() {}

  static void register(Registry registry) {
    Forms forms = new Forms(registry);
    forms
        .of("vault-service-token", "Service token of Vault, OpenBao or Holdfast")
        .form("hvs.", URL_BASE64, 24, 200)
        .form("s.", ALNUM, 24, 24, Parts::isMixed);
    forms
        .of("vault-batch-token", "Batch token of Vault, OpenBao or Holdfast")
        .form("hvb.", URL_BASE64, 60, 700)
        .form("b.AAAAAQ", URL_BASE64, 60, 700);
    forms
        .of("vault-recovery-token", "Recovery token of Vault or OpenBao")
        .form("hvr.", URL_BASE64, 24, 200)
        .form("r.", ALNUM, 24, 24, Parts::isMixed);
    forms
        .of("pulumi-token", "Access token of Pulumi")
        .form("pul-", io.holdfast.scan.text.CharClass.LOWER_HEX, 40);
    forms
        .of("doppler-token", "Token of Doppler")
        .form("dp.pt.", ALNUM, 40, 44)
        .form("dp.st.", io.holdfast.scan.text.CharClass.DOTTED, 40, 80)
        .form("dp.sa.", ALNUM, 40, 44);
    forms
        .of("infisical-token", "Service token of Infisical")
        .form("st.", io.holdfast.scan.text.CharClass.DOTTED, 60, 100, Parts.of('.', 2, 24, 32, 32));
    forms
        .of("onepassword-service-token", "Service account token of 1Password")
        .form("ops_eyJ", URL_BASE64, 200, 1500, Parts.json(4));
  }
}
