package io.holdfast.scan.detect.token;

import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.DOTTED;
import static io.holdfast.scan.text.CharClass.LOWER_ALNUM;
import static io.holdfast.scan.text.CharClass.LOWER_HEX;
import static io.holdfast.scan.text.CharClass.PADDED_BASE64;
import static io.holdfast.scan.text.CharClass.URL_BASE64;

import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.text.CharClass;

/** Tokens of payments, shops, mail and messages. */
final class BusinessTokens {
  private BusinessTokens() {}

  static void register(Registry registry) {
    Forms forms = new Forms(registry);
    forms
        .of("stripe-key", "Secret or restricted key of Stripe")
        .form("sk_live_", ALNUM, 24, 120)
        .form("rk_live_", ALNUM, 24, 120)
        .form("sk_test_", ALNUM, 24, 120)
        .form("rk_test_", ALNUM, 24, 120);
    forms
        .of("stripe-webhook-secret", "Signing secret of webhooks (Stripe, Svix)")
        .form("whsec_", PADDED_BASE64, 32, 64);
    forms
        .of("square-token", "Token of Square")
        .form("sq0atp-", URL_BASE64, 22)
        .form("sq0csp-", URL_BASE64, 43)
        .form("EAAAE", URL_BASE64, 59);
    forms.of("razorpay-key", "Key id of Razorpay: its secret is near").form("rzp_live_", ALNUM, 14);
    forms
        .of("plaid-token", "Access token of Plaid")
        .form("access-production-", CharClass.UUID, 36, 36, Parts.of('-', 6, 10, 8, 4, 4, 4, 12));
    forms
        .of("flutterwave-key", "Secret key of Flutterwave")
        .form("FLWSECK-", CharClass.WORD, 30, 50);
    forms
        .of("adyen-key", "API key of Adyen")
        .form("AQE", new CharClass("0-9A-Za-z+/=.-"), 120, 250);
    forms.of("easypost-key", "API key of EasyPost").form("EZAK", ALNUM, 54);
    forms.of("shippo-token", "API token of Shippo").form("shippo_live_", LOWER_HEX, 40);
    forms
        .of("shopify-token", "Token of Shopify")
        .form("shpat_", CharClass.HEX, 32)
        .form("shpca_", CharClass.HEX, 32)
        .form("shppa_", CharClass.HEX, 32)
        .form("shpss_", CharClass.HEX, 32);
    forms
        .of("slack-token", "Token of Slack")
        .form("xoxb-", URL_BASE64, 40, 120)
        .form("xoxp-", URL_BASE64, 40, 120)
        .form("xoxa-", URL_BASE64, 40, 120)
        .form("xoxr-", URL_BASE64, 40, 120)
        .form("xoxs-", URL_BASE64, 40, 120)
        .form("xoxe-", URL_BASE64, 60, 250)
        .form("xoxe.xoxp-", URL_BASE64, 100, 250)
        .form("xapp-", URL_BASE64, 60, 150);
    forms
        .of("slack-webhook", "Incoming webhook of Slack")
        .form(
            "hooks.slack.com/services/",
            new CharClass("0-9A-Za-z/"),
            40,
            60,
            Parts.of('/', 15, 8, 0, 0, 24));
    forms
        .of("discord-webhook", "Webhook of Discord")
        .form("discord.com/api/webhooks/", new CharClass("0-9A-Za-z/_-"), 80, 100)
        .form("discordapp.com/api/webhooks/", new CharClass("0-9A-Za-z/_-"), 80, 100);
    forms
        .of("sendgrid-key", "API key of SendGrid")
        .form("SG.", DOTTED, 66, 66, Parts.of('.', 2, 22, 43));
    forms.of("mailgun-key", "API key of Mailgun").form("key-", LOWER_HEX, 32);
    forms
        .of("brevo-key", "API key of Brevo")
        .form("xkeysib-", new CharClass("0-9A-Za-z-"), 81, 81, Parts.of('-', 7, 64, 16));
    forms
        .of("resend-key", "API key of Resend")
        .form("re_", CharClass.WORD, 33, 36, token -> token[11] == '_' && Parts.isMixed(token));
    forms
        .of("hubspot-token", "Private app token of HubSpot")
        .form("pat-na1-", CharClass.UUID, 36)
        .form("pat-eu1-", CharClass.UUID, 36);
    forms.of("typeform-token", "Token of Typeform").form("tfp_", DOTTED, 59);
    forms.of("readme-key", "API key of ReadMe").form("rdme_", LOWER_ALNUM, 70);
    forms.of("duffel-token", "API token of Duffel").form("duffel_live_", URL_BASE64, 43);
    forms
        .of("facebook-token", "Access token of Facebook")
        .form("EAAC", ALNUM, 90, 250)
        .form("EAAB", ALNUM, 90, 250);
    forms.of("frameio-token", "API token of Frame.io").form("fio-u-", URL_BASE64, 64);
  }
}
