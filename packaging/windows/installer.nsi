; The installer for Windows: for the user who runs it, without an administrator's rights.
;   makensis -DVERSION=1.2.3 -DFOLDER=dir -DICON=file.ico -DTARGET=file.exe -DARCH=x86 [-DSIGN=command]
;     installer.nsi
; Switches of the installer and of uninstall.exe: /S is silent, /D=DIR (last, installer only) the folder.
; Exit codes: 0 done, 1 left by the user, 2 the program is running or a file could not be written.
; Orders, drafts and settings are in another folder and are never touched.
Unicode true
Target ${ARCH}-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define ID "org.xpanel.desktop"
!define NAME "xpanel-desktop"
!define TITLE "XPanel Desktop"
!define /ifndef VT_LPWSTR 31
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define LINK "$SMPROGRAMS\${TITLE}.lnk"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${TITLE} installer"
VIAddVersionKey "LegalCopyright" "MIT licence"

!ifdef SIGN
    !finalize '${SIGN} "%1"' = 0
    !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Turkish"

LangString Running ${LANG_ENGLISH} "XPanel Desktop is running, or its folder cannot be written. Close it and try again."
LangString Running ${LANG_TURKISH} "XPanel Desktop çalışıyor ya da klasörüne yazılamıyor. Programı kapatıp yeniden deneyin."
LangString Kept ${LANG_ENGLISH} "Your orders and settings were left in place."
LangString Kept ${LANG_TURKISH} "Siparişleriniz ve ayarlarınız yerinde bırakıldı."

!macro StopWith Message
    ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONEXCLAMATION "${Message}"
    ${EndIf}
    SetErrorLevel 2
    Quit
!macroend

; A running program holds its files: then its parts cannot be renamed, and nothing was changed yet.
!macro SetAside
    RMDir /r "$INSTDIR\_internal.old"
    ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
        ClearErrors
        Delete "$INSTDIR\${NAME}.old"
        Rename "$INSTDIR\${NAME}.exe" "$INSTDIR\${NAME}.old"
        ${If} ${Errors}
            !insertmacro StopWith "$(Running)"
        ${EndIf}
        ClearErrors
        Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
        ${If} ${Errors}
            Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}.exe"
            !insertmacro StopWith "$(Running)"
        ${EndIf}
    ${EndIf}
!macroend

!macro PutBack
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${NAME}.exe"
    Rename "$INSTDIR\_internal.old" "$INSTDIR\_internal"
    Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}.exe"
!macroend

; The taskbar groups windows by this name, and notifications of the program are told by it.
!macro NameLink
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${If} $1 P<> 0
            ${IPersistFile::Load} $1 '("${LINK}",${STGM_READWRITE})'
            ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
            ${If} $2 P<> 0
                System::Call '*(&w64 "${ID}")p.r3'
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
                System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r3)p.r5'
                ${IPropertyStore::SetValue} $2 '($4,$5)'
                ${IPropertyStore::Commit} $2 ""
                System::Free $3
                System::Free $4
                System::Free $5
                ${IUnknown::Release} $2 ""
                ${IPersistFile::Save} $1 '("${LINK}",1)'
            ${EndIf}
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
!macroend

Section
    SetOutPath "$INSTDIR"
    !insertmacro SetAside
    ClearErrors
    File /r "${FOLDER}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        !insertmacro PutBack
        !insertmacro StopWith "$(Running)"
    ${EndIf}
    RMDir /r "$INSTDIR\_internal.old"
    Delete "$INSTDIR\${NAME}.old"
    CreateShortcut "${LINK}" "$INSTDIR\${NAME}.exe"
    !insertmacro NameLink
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

; Only what the installer has put there goes: the folder may hold other things.
Section "Uninstall"
    !insertmacro SetAside
    RMDir /r "$INSTDIR\_internal.old"
    RMDir /r "$INSTDIR\licenses"
    Delete "$INSTDIR\${NAME}.old"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "${LINK}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DetailPrint "$(Kept)"
SectionEnd
