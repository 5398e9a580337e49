package io.holdfast.scan.detect.token;

import static io.holdfast.scan.rule.Evidence.CHECKSUM;
import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.BASE32;
import static io.holdfast.scan.text.CharClass.DOTTED;
import static io.holdfast.scan.text.CharClass.LOWER_HEX;
import static io.holdfast.scan.text.CharClass.PADDED_BASE64;
import static io.holdfast.scan.text.CharClass.URL_BASE64;
import static io.holdfast.scan.text.CharClass.WORD;

import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.text.CharClass;

/** Tokens of clouds and of what watches over them. */
final class CloudTokens {
  private CloudTokens() {}

  static void register(Registry registry) {
    Forms forms = new Forms(registry);
    Forms.Row aws = forms.of("aws-access-key-id", "Access key id of AWS: its secret is near");
    for (String prefix : new String[] {"AKIA", "ASIA", "ABIA", "ACCA"}) {
      aws.form(prefix, BASE32, 16);
    }
    forms.of("aws-bedrock-key", "API key of Amazon Bedrock").form("ABSK", PADDED_BASE64, 109, 269);
    forms.of("google-api-key", "API key of Google").form("AIza", URL_BASE64, 35);
    forms
        .of("google-oauth-secret", "Client secret of Google OAuth")
        .form("GOCSPX-", URL_BASE64, 28);
    forms
        .of("google-oauth-token", "Access or refresh token of Google OAuth")
        .form("ya29.", URL_BASE64, 60, 500)
        .form("1//0", URL_BASE64, 60, 200);
    forms
        .of("digitalocean-token", "Token of DigitalOcean")
        .form("dop_v1_", LOWER_HEX, 64)
        .form("doo_v1_", LOWER_HEX, 64)
        .form("dor_v1_", LOWER_HEX, 64);
    forms.of("heroku-token", "API key of Heroku").form("HRKU-", URL_BASE64, 36, 60);
    forms
        .of("alibaba-key-id", "Access key id of Alibaba Cloud: its secret is near")
        .form("LTAI", ALNUM, 17, 21, Parts::isMixed);
    forms
        .of("cloudflare-origin-key", "Origin CA key of Cloudflare")
        .form("v1.0-", new CharClass("0-9a-f-"), 171, 171, Parts.of('-', 4, 24, 146));
    forms
        .of("fly-token", "Access token of Fly.io")
        .form("fm2_", PADDED_BASE64, 100, 1500)
        .form("fm1r_", PADDED_BASE64, 100, 1500);
    forms.of("netlify-token", "Access token of Netlify").form("nfp_", ALNUM, 36);
    forms.of("render-key", "API key of Render").form("rnd_", ALNUM, 28, 40);
    forms
        .of("supabase-token", "Access token of Supabase")
        .form("sbp_", LOWER_HEX, 40)
        .form("sb_secret_", URL_BASE64, 31, 40);
    forms
        .of("planetscale-token", "Token or password of PlanetScale")
        .form("pscale_tkn_", URL_BASE64, 32, 64)
        .form("pscale_pw_", URL_BASE64, 32, 64)
        .form("pscale_oauth_", URL_BASE64, 32, 64);
    forms.of("tailscale-key", "Key of Tailscale").form("tskey-", URL_BASE64, 30, 80);
    forms.of("databricks-token", "Access token of Databricks").form("dapi", LOWER_HEX, 32);
    forms
        .of("grafana-token", "Service account token of Grafana, its CRC-32 checked", CHECKSUM)
        .form("glsa_", WORD, 41, 41, Crc32Suffix::hex);
    forms
        .of("grafana-cloud-token", "Access policy token of Grafana Cloud")
        .form("glc_eyJ", PADDED_BASE64, 60, 400, Parts.json(4));
    forms
        .of("newrelic-key", "Key of New Relic")
        .form("NRAK-", CharClass.UPPER_ALNUM, 27)
        .form("NRII-", URL_BASE64, 32);
    forms
        .of("dynatrace-token", "API token of Dynatrace")
        .form("dt0c01.", DOTTED, 89, 89, Parts.of('.', 6, 24, 64));
    forms.of("posthog-key", "Personal API key of PostHog").form("phx_", ALNUM, 43, 52);
    forms.of("honeycomb-key", "Ingest key of Honeycomb").form("hcaik_", CharClass.LOWER_ALNUM, 58);
    forms.of("prefect-key", "API key of Prefect").form("pnu_", ALNUM, 36);
    forms
        .of("launchdarkly-key", "SDK key of LaunchDarkly")
        .form("sdk-", CharClass.UUID, 36, 36, Parts.of('-', 3, 8, 4, 4, 4, 12))
        .form("api-", CharClass.UUID, 36, 36, Parts.of('-', 3, 8, 4, 4, 4, 12));
    forms
        .of("mapbox-token", "Secret token of Mapbox")
        .form("sk.eyJ", DOTTED, 80, 110, Parts.json(3));
    forms.of("contentful-token", "Management token of Contentful").form("CFPAT-", URL_BASE64, 43);
  }
}
