"""Every error code that is documented or made by this program: what the catalogue must cover."""

from __future__ import annotations

from chatapp_desktop.cams.outcomes import NotSentReason, UnknownReason

# Per operation, in the bodies of the service, and seen in other clients.
_CAMS = """
Product.Unsubscript Ram.PermissionDeny System.LimitControl Unknown.ResourceOwnerId OK
Authentication.NoAuth InvalidParameter.MessageInvalid InvalidParameter.FooterHaveVariable
InvalidParameter.HeaderMoreVarable InvalidParameter.HeaderMoreVariable
InvalidParameter.HeaderTypeNotSupport InvalidParameter.ButtonTextHaveVariable
InvalidParameter.UrlMoreVarable InvalidParameter.PhoneNumberError
InvalidParameter.TemplateNameExist CreateError DelError.TemplateNotExist
InvalidParameter.PageInvalid TemplateListError.QueryError DetailError.TemplateNotExist
InvalidParameter.LanguageNotSupport InvalidParameter.AuditStatusNotSupport
InvalidParameter.TemplateTypeNotSupport InvalidParameter.ChannelTypeNotSupport
InvalidParameter.MessageTypeNotEmpty InvalidParameter.MessageTypeNotSupport
InvalidParameter.ContentNotEmpty InvalidParameter.ContentError InvalidParameter.TextNotEmpty
InvalidParameter.LinkNotEmpty InvalidParameter.TemplateCodeNotEmpty
InvalidParameter.LanguageNotEmpty InvalidParameter.SendSmsNotSupport
InvalidParameter.FromOnlyNumeric InvalidParameter.ToOnlyNumeric
MissingType MissingComponents InvalidParameter.FileUrlError InvalidParameter.Format Forbidden.RAM
Throttling.User Template.NotFound QueryParam.startTime TemplateNotFound TemplateParamInvalid
SessionWindowExpired PhoneNumberNotRegistered
"""

VIBER_STATUS = {
    1: "SRVC_INTERNAL_FAILURE",
    2: "SRVC_BAD_SERVICE_ID",
    3: "SRVC_BAD_DATA",
    4: "SRVC_BLOCKED_MESSAGE_TYPE",
    5: "SRVC_BAD_MESSAGE_TYPE",
    6: "SRVC_BAD_PARAMETERS",
    7: "SRVC_TIMEOUT",
    8: "SRVC_USER_BLOCKED",
    9: "SRVC_NOT_VIBER_USER",
    10: "SRVC_NO_SUITABLE_DEVICE",
    11: "SRVC_UNAUTHORIZED_IP",
    12: "SRVC_ALREADY_SENT",
    13: "SRVC_NOT_PERMITTED",
    14: "SRVC_BILLING_FAILURE",
    17: "SRVC_NO_MORE_MESSAGES",
    18: "SRVC_BAD_LABEL",
    20: "SRVC_INVALID_TTL",
    21: "SRVC_WAIT_FOR_USER_RESPONSE",
    27: "SRVC_INVALID_PHONE_NUMBER",
    28: "SRVC_FILE_NOT_PERMITTED",
    29: "SRVC_BAD_FILE_NAME_LENGTH",
    30: "SRVC_BAD_THUMBNAIL",
    31: "SRVC_BAD_FILE_SIZE",
    32: "SRVC_BAD_DURATION",
    38: "SRVC_TEMPLATE_NOT_FOUND",
    39: "SRVC_TEMPLATE_VALIDATION_ERROR",
    40: "40",  # surveys; Viber's name for it is not documented
    41: "41",  # carousels; likewise
    43: "SRVC_SERVICE_BLOCKED",
}

_GATEWAY = """
InvalidAccessKeyId.NotFound InvalidAccessKeyId.Inactive SignatureDoesNotMatch
SignatureDoesNotMatch.secret SignatureDoesNotMatch.program IncompleteSignature SignatureNonceUsed
InvalidTimeStamp.Format InvalidTimeStamp.Expired IllegalTimestamp InvalidSecurityToken.Expired
InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey MissingSecurityToken
MissingAccessKeyId Throttling Throttling.User Throttling.Api InvalidAction.NotFound
InvalidApi.NotFound InvalidProduct.NotFound InvalidVersion NoSuchVersion InvalidProtocol.NeedSsl
UnsupportedHTTPMethod InvalidSignatureMethod InvalidParameter.Format MissingParameter
InvalidParameter Forbidden.RAM NoPermission Forbidden ActionUnauthorized Forbidden.RiskControl
Forbidden.UserVerification InsufficientBalance InternalError ServiceUnavailable
ContentMD5NotMatched
"""

_OWN = """
Interrupted.BeforeSend Interrupted.DuringSend Credentials.Missing Credentials.Locked
Credentials.TimedOut Credentials.Unavailable Credentials.Gone Credentials.SourceMissing
Credentials.SourceUnsupported Credentials.SourceBroken History.DiskFull History.Unavailable
Cancelled GuardRail.Denied NotFoundInList Endpoint.Invalid Program.Error Sandbox.NotStarted
Profile.Deleted Delivery.NoReason ListIncomplete GuardRail.ProfileDeleted
"""

_FAMILIES = """
InvalidParameter.* Missing* Invalid* Throttling.* Forbidden.* SRVC_* Network.* Reply.* Signature*
InvalidSecurityToken.* *
"""

CAMS_CODES = _CAMS.split()
GATEWAY_CODES = _GATEWAY.split()
OWN_CODES = [*NotSentReason, *UnknownReason, *_OWN.split()]
FAMILIES = _FAMILIES.split()
SERVICE_CODES = sorted({*CAMS_CODES, *GATEWAY_CODES, *VIBER_STATUS.values()})
