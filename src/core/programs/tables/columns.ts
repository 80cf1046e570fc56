/** What a column of a table of codes, or of codings, may hold. */
export type Column = keyof typeof shapes;

/**
 * What columns are called by ATLAS.ti, MAXQDA, NVivo, QualCoder, Taguette, Dedoose and by people, in
 * the languages that these programs have. A number behind a name (`Code Group 2`) says nothing.
 */
const shapes = {
  code: words(
    'code codes code.name code(s) codename tag tags label labels theme themes node nodes keyword',
    'codes.applied.combined applied.codes assigned.codes coded.at code.system',
    'kode kodes codierung código códigos codigo codigos códigos.aplicados etiqueta etiquetas nodo',
    'codice codici 代码 代码名称 编码 编码名称 代碼 代碼名稱 編碼 編碼名稱 标签 標籤 节点 節點 主题 主題',
  ),
  name: words(
    'name title full.name bezeichnung nombre nome nom 名称 名字 名稱 标题 標題 short.name display.text',
  ),
  id: words('id code.id codeid short code.short key 代码编号 編號 编号'),
  path: words('path full.path hierarchical.name code.path pfad ruta caminho 路径 路徑'),
  parent: words(
    'parent parent.code parentcode parent.node parent.name category categories code.category family',
    'supercode type obercode übergeordneter.code kategorie código.padre categoría categoria categorie',
    '上级 上级代码 上級 上級代碼 父代码 父代碼 类别 類別 分类 分類',
  ),
  definition: words(
    'definition definitions description meaning comment comments memo code.memo code.comment notes',
    'explanation scope brief.definition full.definition kommentar kommentare beschreibung bedeutung',
    'code-memo definición definicion descripción descripcion comentario comentarios definição',
    'definicao descrição descricao comentário comentários descrizione commento définition',
    '定义 定義 说明 說明 描述 备注 備註 解释 解釋 含义 含義 备忘录 備忘錄',
  ),
  include: words(
    'include includes inclusion inclusion.criteria inclusions when.to.use use.when use einschluss',
    'inclusión inclusão inclui incluye 纳入 納入 纳入标准 納入標準 包括 包含 适用 適用',
  ),
  exclude: words(
    'exclude excludes exclusion exclusion.criteria exclusions when.not.to.use do.not.use.when not',
    'ausschluss exclusión exclusão exclui excluye 排除 排除标准 排除標準 不包括 不包含 不适用 不適用',
  ),
  examples: words(
    'example examples example.quote example.quotes typical.exemplars anchor.example sample.quote',
    'beispiel beispiele ankerbeispiel ankerbeispiele ejemplo ejemplos exemplo exemplos',
    '例子 示例 例句 举例 舉例 範例 范例 典型引文',
  ),
  aliases: words('alias aliases synonym synonyms also aka 别名 別名 同义词 同義詞'),
  color: words('color colour farbe cor couleur colore 颜色 顏色'),
  codable: words('codable'),
  group: words(
    'group groups code.group code.groups codegruppe codegruppen codegruppe grupo.de.códigos',
    'grupos.de.códigos grupo.de.codigos grupo.de.código groupe groupes 代码组 代碼組 组 組',
  ),
  count: words(
    'files references references.count density grounded groundedness frequency frequencies count',
    'count.of.codes magnitude.degree magnitude codings segments coded.segments cod..seg. n #',
    'cod..seg..(all.documents) cod..seg..(activated.documents) %.cod..seg. documents number.of.groups',
    'percent perc relative häufigkeit anzahl dateien referenzen enraizamiento densidad frecuencia',
    'enraizamento densidade frequência quotations %.cod..seg..(all.documents) dichte verankerung',
    '%.cod..seg..(activated.documents) 频数 頻數 频次 頻次 数量 數量 文件数 参考点 參考點 参考点数',
  ),
  words: words(
    'segment segments coded.segment coded.segments segment.text quotation quotation.content',
    'quotation.text text.content quote quotes excerpt excerpt.copy excerpt.text content text',
    'highlight highlighted.text passage coded.text reference.text selected.text segment.content',
    'codiertes.segment codierte.segmente zitat zitatinhalt zitat-inhalt inhalt textstelle',
    'segmento segmentos cita contenido contenido.de.la.cita citação conteúdo conteúdo.da.citação',
    'segmento.codificado 片段 引文 引文内容 引文內容 编码片段 編碼片段 摘录 摘錄 原文 文本 文字 内容 內容',
  ),
  preview: words('quotation.name zitatname nombre.de.la.cita nome.da.citação preview vorschau'),
  source: words(
    'document document.name documentname source source.name file file.name filename media.title',
    'media transcript interview dokument dokumentname quelle documento nombre.del.documento',
    'nome.do.documento 文件 文件名 文档 文档名称 文檔 材料 材料名称 文本名称 檔案 檔名 來源 来源 访谈',
  ),
  coder: words(
    'created.by author coder coder.name user creator excerpt.creator owner coded.by annotator',
    'erstellt.von autor codierer creado.por criado.por autore 编码者 編碼者 编码员 編碼員 作者 创建者 建立者',
  ),
  editor: words('modified.by changed.by bearbeitet.von geändert.von modificado.por 修改者 修改人'),
  created: words(
    'created creation.date created.on created.at date.created excerpt.date erstellt erstellt.am',
    'erstellungsdatum creado creado.el fecha.de.creación criado criado.em data.de.criação',
    '创建时间 创建日期 建立時間 建立日期 创建于',
  ),
  modified: words(
    'modified modified.on date.modified last.modified bearbeitet.am geändert.am geändert modificado',
    'modificado.el modificado.em 修改时间 修改日期 修改時間',
  ),
  memo: words('coding.memo quotation.comment segment.comment excerpt.memo'),
  coding: words('coding excerpt.id quotation.id segment.id highlight.id annotation.id'),
  reference: words('reference position referenz referencia referência 位置 引用位置'),
  startLine: words('start_line start.line begin anfang inicio início beginn starts 开始 起始'),
  startColumn: words('start_column start.column'),
  endLine: words('end_line end.line end ende fin fim 结束 終了'),
  endColumn: words('end_column end.column'),
  weight: words('weight weight.score gewicht gewichtung peso 权重 權重'),
  documentGroup: words(
    'document.group document.groups dokumentgruppe dokumentgruppen grupo.de.documentos',
    '文档组 文件组 文檔組',
  ),
} satisfies Readonly<Record<string, ReadonlySet<string>>>;

/** A full stop stands for a space in a name, so that names can be listed in a line. */
function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map(dotted));
}

function dotted(name: string): string {
  return name.replace(/[\s._]+/g, '.').replace(/^\.|\.$/g, '');
}

/** What a column may be, by its name: of several, the likelier comes first. */
export function columnsNamed(name: string): readonly Column[] {
  const plain = dotted(name.normalize('NFC').trim().toLowerCase());
  const forms = [plain, dotted(plain.replace(/[\d.]+$/, ''))];
  return columns.filter((column) => forms.some((form) => form !== '' && shapes[column].has(form)));
}

/** All there are. */
export const columns = Object.keys(shapes) as Column[];
