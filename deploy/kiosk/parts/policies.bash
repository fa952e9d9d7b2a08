# The managed policies of the browser. All names were looked up in Chromium 150 and 156 as Debian builds them.

# Prints the certificates of a PEM file in the form of the policy CACertificates, separated by commas.
certificates_as_json() {
  local line inside=no certificate='' separator=''
  while read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    case $line in
      '-----BEGIN CERTIFICATE-----') inside=yes certificate='' ;;
      '-----END CERTIFICATE-----')
        printf '%s"%s"' "$separator" "$certificate"
        separator=', ' inside=no
        ;;
      *) [[ $inside == no || ! $line =~ ^[A-Za-z0-9+/=]+$ ]] || certificate+=$line ;;
    esac
  done <"$1"
}

print_policies() {
  local certificates='' insecure_origins=''
  [[ -z $ca ]] || certificates=$(certificates_as_json "$ca")
  # Over plain http the page would otherwise have neither a store of its own nor a way to this device's helper.
  if [[ $scheme == http ]] && ! is_this_machine; then insecure_origins="\"$server\""; fi
  cat <<JSON
{
  "NotificationsAllowedForUrls": ["$server"],
  "DefaultNotificationsSetting": 2,
  "AutoplayAllowlist": ["$server"],
  "LocalNetworkAccessAllowedForUrls": ["$server"],
  "LoopbackNetworkAllowedForUrls": ["$server"],
  "OverrideSecurityRestrictionsOnInsecureOrigin": [$insecure_origins],
  "CACertificates": [$certificates],
  "DiskCacheSize": 104857600,

  "RestoreOnStartup": 5,
  "TranslateEnabled": false,
  "PasswordManagerEnabled": false,
  "AutofillAddressEnabled": false,
  "AutofillCreditCardEnabled": false,
  "BrowserSignin": 0,
  "SyncDisabled": true,
  "DefaultBrowserSettingEnabled": false,
  "PromotionsEnabled": false,
  "SuppressUnsupportedOSWarning": true,
  "CommandLineFlagSecurityWarningsEnabled": false,
  "BackgroundModeEnabled": false,
  "AllowDinosaurEasterEgg": false,
  "SpellcheckEnabled": false,
  "GenAiDefaultSettings": 2,
  "GenAILocalFoundationalModelSettings": 1,
  "HttpsUpgradesEnabled": false,

  "MetricsReportingEnabled": false,
  "FeedbackSurveysEnabled": false,
  "UserFeedbackAllowed": false,
  "DomainReliabilityAllowed": false,
  "SearchSuggestEnabled": false,
  "AlternateErrorPagesEnabled": false,
  "NetworkPredictionOptions": 2,
  "BrowserNetworkTimeQueriesEnabled": false,
  "ComponentUpdatesEnabled": false,
  "SafeBrowsingProtectionLevel": 0,
  "DnsOverHttpsMode": "off",

  "AudioCaptureAllowed": false,
  "VideoCaptureAllowed": false,
  "ScreenCaptureAllowed": false,
  "DefaultGeolocationSetting": 2,
  "DefaultPopupsSetting": 2,
  "DownloadRestrictions": 3,
  "PrintingEnabled": false,
  "ExtensionInstallBlocklist": ["*"],
  "DeveloperToolsAvailability": 2,
  "IncognitoModeAvailability": 1,
  "BrowserGuestModeEnabled": false,
  "BrowserAddPersonEnabled": false,
  "URLBlocklist": ["file://*", "view-source:*", "chrome://settings", "chrome://flags", "chrome://extensions"]
}
JSON
}
