<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>lab</name>
    <message>
      <source>&amp;About</source>
      <translation>关于(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Back to the preset</source>
      <translation>恢复预设(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Explanation</source>
      <translation>说明栏(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Keys</source>
      <translation>按键(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Language</source>
      <translation>语言(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Larger type</source>
      <translation>放大字号(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Normal type</source>
      <translation>正常字号(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>打开(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Presentation</source>
      <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>重做(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Save the lab…</source>
      <translation>保存实验室(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Smaller type</source>
      <translation>缩小字号(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;Theme</source>
      <translation>主题(&amp;T)</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>撤销(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;What each tab shows</source>
      <translation>各标签页的内容(&amp;W)</translation>
    </message>
    <message>
      <source>(2, 3): a matrix</source>
      <translation>(2, 3)：矩阵</translation>
    </message>
    <message>
      <source>(2,): whole numbers</source>
      <translation>(2,)：整数</translation>
    </message>
    <message>
      <source>(3,): a row of numbers</source>
      <translation>(3,)：一维数组</translation>
    </message>
    <message>
      <source>(4, 1): a column</source>
      <translation>(4, 1)：一列</translation>
    </message>
    <message>
      <source>({0}, {1}): press to put it on the cables</source>
      <translation>({0}, {1})：按下送上导线</translation>
    </message>
    <message>
      <source>({x1}, {x2})</source>
      <translation>({x1}, {x2})</translation>
    </message>
    <message>
      <source>({x1}, {x2}): sum {total} → {y}</source>
      <translation>({x1}, {x2})：总和 {total} → {y}</translation>
    </message>
    <message>
      <source>({x1}, {x2}): {name} = {y}</source>
      <translation>({x1}, {x2})：{name} = {y}</translation>
    </message>
    <message>
      <source>({x1}, {x2}): {terms} = {total} → y = {y}</source>
      <translation>({x1}, {x2})：{terms} = {total} → y = {y}</translation>
    </message>
    <message>
      <source>+ b forgotten</source>
      <translation>漏加 + b</translation>
    </message>
    <message>
      <source>+ layer</source>
      <translation>+ 层</translation>
    </message>
    <message>
      <source>--activation, --batch-norm and --dropout are for the layers that --hidden names</source>
      <translation>--activation、--batch-norm 和 --dropout 只用于由 --hidden 给出的层</translation>
    </message>
    <message>
      <source>0 … 1, as in the book</source>
      <translation>0 … 1，与书中相同</translation>
    </message>
    <message>
      <source>0.01x² + 0.1x</source>
      <translation>0.01x² + 0.1x</translation>
    </message>
    <message>
      <source>1 / (1 + e⁻ˣ)</source>
      <translation>1 / (1 + e⁻ˣ)</translation>
    </message>
    <message>
      <source>1,000,000 times and more</source>
      <translation>一百万倍以上</translation>
    </message>
    <message>
      <source>1.5 · broadcasting</source>
      <translation>第 1.5 节 · 广播</translation>
    </message>
    <message>
      <source>1/1,000,000 and less</source>
      <translation>百万分之一以下</translation>
    </message>
    <message>
      <source>2/(λmin + λmax): on a bowl, the rate that shrinks the slowest direction fastest</source>
      <translation>2/(λmin + λmax)：在碗形曲面上，让最慢的方向收缩得最快的学习率</translation>
    </message>
    <message>
      <source>20 layers of ReLU, He</source>
      <translation>20 层 ReLU，He</translation>
    </message>
    <message>
      <source>3-D</source>
      <translation>三维</translation>
    </message>
    <message>
      <source>3.5 · softmax</source>
      <translation>第 3.5 节 · softmax</translation>
    </message>
    <message>
      <source>300, 600, 60,000 images</source>
      <translation>300、600、60,000 张图像</translation>
    </message>
    <message>
      <source>6.2 · ten sigmoids in a row</source>
      <translation>第 6.2 节 · 十个 sigmoid 串联</translation>
    </message>
    <message>
      <source>A (2, 3) matrix: six numbers, but two rows.</source>
      <translation>(2, 3) 矩阵：六个数，却只有两行。</translation>
    </message>
    <message>
      <source>A ReLU with a soft corner, and a small dip below 0. Transformers are built with it.</source>
      <translation>拐角圆滑的 ReLU，在 0 以下略微下凹。Transformer 用的就是它。</translation>
    </message>
    <message>
      <source>A ReLU without a corner. Its slope is the sigmoid.</source>
      <translation>没有拐角的 ReLU。它的导数就是 sigmoid。</translation>
    </message>
    <message>
      <source>A and B are the same: change one of them.</source>
      <translation>A 和 B 相同：改变其中一个。</translation>
    </message>
    <message>
      <source>A beside B: the same seed, the same input</source>
      <translation>A 与 B 对比：同样的种子，同样的输入</translation>
    </message>
    <message>
      <source>A board has 1 to {inputs} inputs and at most {gates} gates</source>
      <translation>电路板有 1 到 {inputs} 个输入，最多 {gates} 个门</translation>
    </message>
    <message>
      <source>A bowl full of dents: which of its bottoms does the path end in?</source>
      <translation>布满小坑的碗：路径会停在哪个坑底？</translation>
    </message>
    <message>
      <source>A click on the box shows a function or takes it away; a click on its name explains it.</source>
      <translation>点击方框显示或隐藏函数；点击名称讲解该函数。</translation>
    </message>
    <message>
      <source>A conv layer has {filters} filters and a pad of {pad}; it needs 1 filter or more and a pad of 0 or more.</source>
      <translation>卷积层有 {filters} 个滤波器、填充为 {pad}；滤波器至少 1 个，填充不小于 0。</translation>
    </message>
    <message>
      <source>A curved valley: with a rate that it bears, the way is long.</source>
      <translation>弯曲的山谷：用它承受得了的学习率，路会很长。</translation>
    </message>
    <message>
      <source>A deep chain</source>
      <translation>一条深链</translation>
    </message>
    <message>
      <source>A double click or Enter opens one.</source>
      <translation>双击或按回车键打开。</translation>
    </message>
    <message>
      <source>A figure of the book, or a reader's question: choosing one sets everything</source>
      <translation>书中的图或读者的问题：选择一个，全部设置随之改变</translation>
    </message>
    <message>
      <source>A flat line is a good one: what goes in comes out, and the gradient finds its way back. On a log axis a constant factor is a straight line.</source>
      <translation>平的线是好线：进去多少就出来多少，梯度也能返回。在对数轴上，恒定的倍数是一条直线。</translation>
    </message>
    <message>
      <source>A folder with four IDX files</source>
      <translation>含四个 IDX 文件的文件夹</translation>
    </message>
    <message>
      <source>A formula holds numbers, x, y, + - * / ^, parentheses and functions</source>
      <translation>公式由数、x、y、+ - * / ^、括号和函数组成</translation>
    </message>
    <message>
      <source>A fresh network is unsure: its loss is near ln {K} = {ln}.</source>
      <translation>刚初始化的网络毫无把握：损失接近 ln {K} = {ln}。</translation>
    </message>
    <message>
      <source>A gate can be added below the settings, or with Insert.</source>
      <translation>可以在设置下方添加门，或按 Insert 键。</translation>
    </message>
    <message>
      <source>A gentle start, while the averages are not yet to be trusted</source>
      <translation>平稳起步：开头的平均值还不可靠</translation>
    </message>
    <message>
      <source>A layer is {given}; it must be described as in {example}.</source>
      <translation>有一层写成了 {given}；应像 {example} 这样描述。</translation>
    </message>
    <message>
      <source>A layer of kind {kind} came with the options {given}; it takes {known}.</source>
      <translation>{kind} 层带有选项 {given}；它接受 {known}。</translation>
    </message>
    <message>
      <source>A learning rate a hundred times larger: does it still learn?</source>
      <translation>学习率放大一百倍：还能学习吗？</translation>
    </message>
    <message>
      <source>A line needs two different points, not {p} and {q}</source>
      <translation>确定直线需要两个不同的点，而不是 {p} 和 {q}</translation>
    </message>
    <message>
      <source>A little too much: η = {lr}, just above 2/λmax.</source>
      <translation>稍微过头：η = {lr}，刚刚超过 2/λmax。</translation>
    </message>
    <message>
      <source>A narrow street</source>
      <translation>狭窄的间隔</translation>
    </message>
    <message>
      <source>A negative input: the first ReLU switches it off.</source>
      <translation>取负的输入：第一个 ReLU 就把它关掉。</translation>
    </message>
    <message>
      <source>A network needs a layer that learns, and at its end a layer that gives one number for each class: an affine layer.</source>
      <translation>网络需要能学习的层，并且最后一层要为每个类别给出一个数：即 Affine 层。</translation>
    </message>
    <message>
      <source>A parenthesis is closed but was not opened</source>
      <translation>有右括号没有左括号</translation>
    </message>
    <message>
      <source>A parenthesis is opened but not closed</source>
      <translation>有左括号没有右括号</translation>
    </message>
    <message>
      <source>A point of class {target} lies between two points of the other class: no line parts them.</source>
      <translation>一个 {target} 类点位于另一类的两点之间：没有直线能把它们分开。</translation>
    </message>
    <message>
      <source>A point of class {target} lies within a triangle of the other class: no line parts them.</source>
      <translation>一个 {target} 类点位于另一类构成的三角形之内：没有直线能把它们分开。</translation>
    </message>
    <message>
      <source>A position must be an array of shape (..., 2), not {came}</source>
      <translation>位置必须是形状为 (..., 2) 的数组，而不是 {came}</translation>
    </message>
    <message>
      <source>A run with a mistake on purpose has no script for PyTorch</source>
      <translation>故意带错误的运行没有 PyTorch 脚本</translation>
    </message>
    <message>
      <source>A second layer can shade a strip between two lines: that is what a single perceptron cannot do.</source>
      <translation>第二层可以划出两条直线之间的带状区域：这正是单个感知机做不到的。</translation>
    </message>
    <message>
      <source>A short Python program on the lab's own engine</source>
      <translation>一段使用本实验室引擎的简短 Python 程序</translation>
    </message>
    <message>
      <source>A sigmoid from −1 to 1, with a slope of up to 1 and a mean near 0. It saturates as well.</source>
      <translation>从 −1 到 1 的 sigmoid，导数最大为 1，均值接近 0。它同样会饱和。</translation>
    </message>
    <message>
      <source>A small batch</source>
      <translation>一个小批量</translation>
    </message>
    <message>
      <source>A small network, Adam</source>
      <translation>小型网络，Adam</translation>
    </message>
    <message>
      <source>A softmax at the end: the outputs add up to 1.</source>
      <translation>末尾换成 softmax：输出之和为 1。</translation>
    </message>
    <message>
      <source>A truth table has four outputs 0 or 1, not {came}</source>
      <translation>真值表有四个取 0 或 1 的输出，而不是 {came}</translation>
    </message>
    <message>
      <source>A wide histogram is of no use where every input gives the same numbers</source>
      <translation>如果每个输入都得到同样的数，再宽的直方图也没有用</translation>
    </message>
    <message>
      <source>A wrong point of class 1 pulls w towards itself, a wrong point of class 0 pushes it away. Right points change nothing.</source>
      <translation>类别 1 的错误点把 w 拉向自己，类别 0 的错误点把 w 推开。正确的点什么也不改变。</translation>
    </message>
    <message>
      <source>A {layer} layer has a window of {window} and a stride of {stride}; both must be 1 or more.</source>
      <translation>{layer} 层的窗口为 {window}、步幅为 {stride}；两者都必须不小于 1。</translation>
    </message>
    <message>
      <source>A {layer} layer takes {expected}, but what reaches it has the shape {shape}.</source>
      <translation>{layer} 层接受 {expected}，但传到它的形状是 {shape}。</translation>
    </message>
    <message>
      <source>A {layer} layer's window of {window} × {window} is larger than the picture that reaches it: {height} × {width}.</source>
      <translation>{layer} 层的窗口 {window} × {window} 大于传到它的图像：{height} × {width}。</translation>
    </message>
    <message>
      <source>A: {note}</source>
      <translation>A：{note}</translation>
    </message>
    <message>
      <source>AND</source>
      <translation>与门</translation>
    </message>
    <message>
      <source>About</source>
      <translation>关于</translation>
    </message>
    <message>
      <source>About the best h here: truncation and rounding weigh the same.</source>
      <translation>这里差不多是最好的 h：截断误差与舍入误差相当。</translation>
    </message>
    <message>
      <source>Ackley's funnel</source>
      <translation>Ackley 漏斗</translation>
    </message>
    <message>
      <source>Activations</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>AdaGrad</source>
      <translation>AdaGrad</translation>
    </message>
    <message>
      <source>AdaGrad never forgets. Let RMSProp, which does, race against it.</source>
      <translation>AdaGrad 从不遗忘。让会遗忘的 RMSProp 与它比赛。</translation>
    </message>
    <message>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <source>Adam rescales its steps: does std 0.01 escape?</source>
      <translation>Adam 会调整步长：标准差 0.01 能走出来吗？</translation>
    </message>
    <message>
      <source>AdamW</source>
      <translation>AdamW</translation>
    </message>
    <message>
      <source>Add a bias to every row: (4, 3) + (3,).</source>
      <translation>给每一行加上偏置：(4, 3) + (3,)。</translation>
    </message>
    <message>
      <source>Add a gate</source>
      <translation>添加一个门</translation>
    </message>
    <message>
      <source>Add a start</source>
      <translation>添加起点</translation>
    </message>
    <message>
      <source>Add an outlier: one point far from its heap. Count the epochs.</source>
      <translation>加一个离群点：远离自己那一堆的点。数一数要多少个 epoch。</translation>
    </message>
    <message>
      <source>Add instead: (3,) + (3, 1).</source>
      <translation>改做加法：(3,) + (3, 1)。</translation>
    </message>
    <message>
      <source>Add three bits: the full adder.</source>
      <translation>把三个比特相加：全加器。</translation>
    </message>
    <message>
      <source>Add x1 and x2 with NAND gates alone.</source>
      <translation>只用与非门计算 x1 + x2。</translation>
    </message>
    <message>
      <source>Add {b} to all logits: now float64 breaks, too.</source>
      <translation>给所有 logit 加上 {b}：这下 float64 也失效了。</translation>
    </message>
    <message>
      <source>Add ○ 0</source>
      <translation>添加 ○ 0</translation>
    </message>
    <message>
      <source>Add ● 1</source>
      <translation>添加 ● 1</translation>
    </message>
    <message>
      <source>After so many epochs the learning rate gets smaller, again and again.</source>
      <translation>每过这么多个 epoch，学习率就减小一次。</translation>
    </message>
    <message>
      <source>After {count} layers the gradient is exactly 0: some layer's slope is 0, and nothing times 0 comes back. The first layers learn nothing.</source>
      <translation>经过 {count} 层，梯度恰好为 0：某一层的导数是 0，乘上去什么也传不回来。前面的层什么也学不到。</translation>
    </message>
    <message>
      <source>After {count} layers the gradient is {gradient} of what it was at the output.</source>
      <translation>经过 {count} 层，梯度是输出处的 {gradient} 倍。</translation>
    </message>
    <message>
      <source>After {count} layers the gradient is {gradient} times as large: it has exploded, and one step throws the weights far away.</source>
      <translation>经过 {count} 层，梯度放大到 {gradient} 倍：梯度爆炸了，一步就把权重甩得老远。</translation>
    </message>
    <message>
      <source>After {count} layers the gradient is {gradient} times what it was at the output.</source>
      <translation>经过 {count} 层，梯度是输出处的 {gradient} 倍。</translation>
    </message>
    <message>
      <source>After {count} layers {gradient} of the gradient is left. With w = 1 each sigmoid takes at least three quarters of it, since its slope is at most 0.25.</source>
      <translation>经过 {count} 层，梯度只剩 {gradient}。w = 1 时，每个 sigmoid 至少拿走四分之三，因为它的导数最大是 0.25。</translation>
    </message>
    <message>
      <source>After {count} layers {gradient} of the gradient is left: it has vanished. The last layers learn, the first ones stand still.</source>
      <translation>经过 {count} 层，梯度只剩 {gradient}：梯度消失了。后面的层在学习，前面的层原地不动。</translation>
    </message>
    <message>
      <source>After {end} steps it has hardly moved: η is far too small.</source>
      <translation>走了 {end} 步几乎没动：η 太小了。</translation>
    </message>
    <message>
      <source>All 60,000 training images with the same network: the gap closes</source>
      <translation>用全部 60,000 张训练图像训练同样的网络：差距消失</translation>
    </message>
    <message>
      <source>All activations at once</source>
      <translation>所有激活函数一起看</translation>
    </message>
    <message>
      <source>All chance comes from it: the same seed gives the same run, bit for bit, on a computer with as many cores.</source>
      <translation>所有随机性都来自它：在核心数相同的计算机上，种子相同，运行的每一位都相同。</translation>
    </message>
    <message>
      <source>All on</source>
      <translation>全部打开</translation>
    </message>
    <message>
      <source>All points are of class {target}: any line that leaves them on one side will do</source>
      <translation>所有点都属于类别 {target}：任何使它们位于同一侧的直线都可以</translation>
    </message>
    <message>
      <source>All points are on the right side (updates: {updates}, epochs: {epochs}).</source>
      <translation>所有点都分对了（更新次数：{updates}，epoch 数：{epochs}）。</translation>
    </message>
    <message>
      <source>All seven, 300 steps</source>
      <translation>全部七个，300 步</translation>
    </message>
    <message>
      <source>All values together: units that differ from one another count too, even if none of them tells one input from another.</source>
      <translation>所有值放在一起：单元之间的差别也算在内，即使没有一个单元能区分不同的输入。</translation>
    </message>
    <message>
      <source>All weights 0: does the input still matter?</source>
      <translation>所有权重为 0：输入还有影响吗？</translation>
    </message>
    <message>
      <source>All weights at this bias: how many rows are right?</source>
      <translation>此偏置下的所有权重：各能对几行？</translation>
    </message>
    <message>
      <source>All weights the same</source>
      <translation>所有权重相同</translation>
    </message>
    <message>
      <source>All weights zero</source>
      <translation>所有权重为 0</translation>
    </message>
    <message>
      <source>Allow only 7 rates: who suffers from a coarse grid?</source>
      <translation>只允许 7 个学习率：网格太粗，谁吃亏？</translation>
    </message>
    <message>
      <source>An affine layer's size is {size}; it must be 1 or more.</source>
      <translation>Affine 层的大小是 {size}；它必须不小于 1。</translation>
    </message>
    <message>
      <source>An empty board</source>
      <translation>空的电路板</translation>
    </message>
    <message>
      <source>An empty plane for points of your own; Ctrl+Z brings them back</source>
      <translation>清空平面，放上自己的点；按 Ctrl+Z 可以恢复</translation>
    </message>
    <message>
      <source>An epoch looks at every point once. Where no line separates the classes the rule never ends; this is how long it is shown.</source>
      <translation>一个 epoch 把每个点查看一次。如果没有直线能分开两类，规则永不结束；这里设定显示多久。</translation>
    </message>
    <message>
      <source>Append x itself: how many points has the path?</source>
      <translation>append x 本身：路径有几个点？</translation>
    </message>
    <message>
      <source>Array x</source>
      <translation>数组 x</translation>
    </message>
    <message>
      <source>Arrays of any shape</source>
      <translation>任意形状的数组</translation>
    </message>
    <message>
      <source>As many samples as classes.</source>
      <translation>让样本数等于类别数。</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>At ({x}, {y}) f has no value, and so no gradient: the path ends there.</source>
      <translation>在 ({x}, {y}) 处 f 没有值，因而没有梯度：路径到此为止。</translation>
    </message>
    <message>
      <source>At ({x}, {y}) the gradient is 0: it stands at a minimum, a saddle or another flat place, and no η moves it.</source>
      <translation>在 ({x}, {y}) 处梯度为 0：这里是极小值点、鞍点或别的平坦之处，无论 η 取多少都不会动。</translation>
    </message>
    <message>
      <source>At learning rate 1, std 1 learns with batch norm: its steps were too small.</source>
      <translation>学习率取 1 时，标准差 1 加批量归一化也能学会：原来是步子太小。</translation>
    </message>
    <message>
      <source>At none of the rates: {names}.</source>
      <translation>哪个学习率都到不了的：{names}。</translation>
    </message>
    <message>
      <source>At std 0.0001 it is the output layer, which has no batch norm, that is too small.</source>
      <translation>标准差 0.0001 时，太小的是没有批量归一化的输出层。</translation>
    </message>
    <message>
      <source>At std 1 each step is too small beside the weights.</source>
      <translation>标准差 1 时，每一步相对于权重太小。</translation>
    </message>
    <message>
      <source>At this high temperature the classes come out nearly alike.</source>
      <translation>温度这么高，各个类别几乎一样。</translation>
    </message>
    <message>
      <source>At this low temperature nearly everything goes to the largest logit.</source>
      <translation>温度这么低，几乎全部归最大的 logit。</translation>
    </message>
    <message>
      <source>At this place the surface does not curve upwards in any direction: there is no bottom to jump over.</source>
      <translation>在这里，曲面在任何方向上都不向上弯曲：没有可以越过的谷底。</translation>
    </message>
    <message>
      <source>At this place η = {lr} is above 2/⁠λmax = {limit}: in the steepest direction each step lands farther from the bottom than it came from. λmax is the largest curvature here.</source>
      <translation>在这里，η = {lr} 大于 2/⁠λmax = {limit}：在最陡的方向上，每一步都比出发时离谷底更远。λmax 是这里的最大曲率。</translation>
    </message>
    <message>
      <source>At this place η = {lr} is below 1/⁠λmax: each step stays on its side of the valley. Above 2/⁠λmax = {limit} it would climb out. λmax is the largest curvature here.</source>
      <translation>在这里，η = {lr} 小于 1/⁠λmax：每一步都留在谷的同一侧。超过 2/⁠λmax = {limit} 就会跑出去。λmax 是这里的最大曲率。</translation>
    </message>
    <message>
      <source>At this place η = {lr} is just 2/⁠λmax: in the steepest direction each step jumps across the bottom and lands as far from it as it came from; in a bowl it bounces for ever. λmax is the largest curvature here.</source>
      <translation>在这里，η = {lr} 正好是 2/⁠λmax：在最陡的方向上，每一步都越过谷底，落在离谷底同样远的另一侧；在碗里会永远来回跳。λmax 是这里的最大曲率。</translation>
    </message>
    <message>
      <source>At this place η = {lr} lies between 1/⁠λmax and 2/⁠λmax = {limit}: in the steepest direction each step jumps across the bottom, but lands nearer to it. λmax is the largest curvature here.</source>
      <translation>在这里，η = {lr} 介于 1/⁠λmax 与 2/⁠λmax = {limit} 之间：在最陡的方向上，每一步都越过谷底，但离它更近。λmax 是这里的最大曲率。</translation>
    </message>
    <message>
      <source>Away from a saddle</source>
      <translation>离开鞍点</translation>
    </message>
    <message>
      <source>B: {note}</source>
      <translation>B：{note}</translation>
    </message>
    <message>
      <source>Back to ReLU.</source>
      <translation>换回 ReLU。</translation>
    </message>
    <message>
      <source>Back to SGD, η 0.01.</source>
      <translation>换回 SGD，η 0.01。</translation>
    </message>
    <message>
      <source>Back to T = 1.</source>
      <translation>回到 T = 1。</translation>
    </message>
    <message>
      <source>Back to XOR from three gates.</source>
      <translation>回到由三个门组成的异或门。</translation>
    </message>
    <message>
      <source>Back to both sides, x − h and x + h.</source>
      <translation>回到两侧，x − h 和 x + h。</translation>
    </message>
    <message>
      <source>Back to sigmoid.</source>
      <translation>换回 sigmoid。</translation>
    </message>
    <message>
      <source>Back to the book's learning rate, 0.01.</source>
      <translation>换回书中的学习率 0.01。</translation>
    </message>
    <message>
      <source>Back to the preset</source>
      <translation>恢复预设</translation>
    </message>
    <message>
      <source>Back to w = 1.</source>
      <translation>回到 w = 1。</translation>
    </message>
    <message>
      <source>Backspace, Delete</source>
      <translation>Backspace、Delete</translation>
    </message>
    <message>
      <source>Basin map</source>
      <translation>吸引域图</translation>
    </message>
    <message>
      <source>Basin map · four bottoms</source>
      <translation>吸引域图 · 四个谷底</translation>
    </message>
    <message>
      <source>Basin map · steps needed</source>
      <translation>吸引域图 · 所需步数</translation>
    </message>
    <message>
      <source>Basins</source>
      <translation>吸引域</translation>
    </message>
    <message>
      <source>Batch norm against the first weights' std</source>
      <translation>Batch Normalization（批量归一化）与权重初始值的标准差</translation>
    </message>
    <message>
      <source>Batch norm in B</source>
      <translation>在 B 中使用批量归一化</translation>
    </message>
    <message>
      <source>Batch norm scales each layer afresh, so the std hardly matters: from left to right the map stays the same, and there is no narrow road any more. Drag the point.</source>
      <translation>批量归一化会重新缩放每一层，标准差几乎不再重要：图从左到右都一样，也没有窄路了。拖动这个点。</translation>
    </message>
    <message>
      <source>Batch norm scales each layer afresh: the signal neither dies nor explodes, whatever the std.</source>
      <translation>批量归一化会重新缩放每一层：无论标准差多大，信号既不会消失也不会爆炸。</translation>
    </message>
    <message>
      <source>Batch norm takes the scale out of the hidden weights: ten times larger, they give the same outputs, but a gradient ten times smaller.</source>
      <translation>批量归一化消除了隐藏层权重大小的影响：权重放大十倍，输出不变，梯度却小十倍。</translation>
    </message>
    <message>
      <source>Batch norm, sixteen starts</source>
      <translation>批量归一化：十六个初始值</translation>
    </message>
    <message>
      <source>Batch normalization has momentum {momentum} and eps {eps}; the momentum must lie between 0 and 1, and eps above 0.</source>
      <translation>批量归一化层的 momentum 是 {momentum}、eps 是 {eps}；momentum 必须在 0 与 1 之间，eps 必须大于 0。</translation>
    </message>
    <message>
      <source>Beale's cross</source>
      <translation>Beale 十字</translation>
    </message>
    <message>
      <source>Before and after training</source>
      <translation>训练前后</translation>
    </message>
    <message>
      <source>Before the walk</source>
      <translation>遍历之前</translation>
    </message>
    <message>
      <source>Below 0 from step {0}.</source>
      <translation>从第 {0} 步起低于 0。</translation>
    </message>
    <message>
      <source>Below: how what each layer gives out is spread. A layer where nearly everything is 0, or all values are alike, passes on no more than that.</source>
      <translation>下方：每一层输出的分布。如果一层的输出几乎全是 0，或者都一样，它能传下去的也就只有这些。</translation>
    </message>
    <message>
      <source>Below: in use all units are there, so their outputs are multiplied by the share 1 − p that was there while training.</source>
      <translation>下方：使用时所有单元都在，所以它们的输出要乘以训练时保留的比例 1 − p。</translation>
    </message>
    <message>
      <source>Below: one picture for each unit of the first layer. Where it is blue, light pixels excite the unit; where it is orange, they silence it.</source>
      <translation>下方：第一层的每个单元一幅图。蓝色处，亮的像素使单元兴奋；橙色处，亮的像素抑制它。</translation>
    </message>
    <message>
      <source>Below: sizes per weight. Steps of about a thousandth of the weights are a good pace; gradients that shrink from layer to layer do not reach the first ones.</source>
      <translation>下方：平均到每个权重的大小。步长约为权重的千分之一较为合适；逐层缩小的梯度传不到前面的层。</translation>
    </message>
    <message>
      <source>Below: the network does not know that it is wrong. Its surest mistakes are often ones that people would argue about, too.</source>
      <translation>下方：网络不知道自己错了。它最有把握的错误，往往连人也会有争议。</translation>
    </message>
    <message>
      <source>Below: what each unit says to this image. Its gradient by the pixels (saliency) tells which of them the answer hangs on.</source>
      <translation>下方：每个单元对这张图像的反应。答案对像素的梯度（显著图）表明答案取决于哪些像素。</translation>
    </message>
    <message>
      <source>Below: what is taken for what. A click on a cell shows its images.</source>
      <translation>下方：什么被认成了什么。点击一格可查看其中的图像。</translation>
    </message>
    <message>
      <source>Below: your own digits are a test set that nobody has tuned for. What was cropped, scaled and centred differently from MNIST is read worse.</source>
      <translation>下方：你自己写的数字是没有任何人针对它调过参的测试集。裁切、缩放、居中方式与 MNIST 不同，识别就会变差。</translation>
    </message>
    <message>
      <source>Beside it RMSProp, whose squares shrink again as the slope gets gentle.</source>
      <translation>旁边放上 RMSProp：坡度变缓时，它的平方和会重新变小。</translation>
    </message>
    <message>
      <source>Blue: nothing arrives. On the right it cannot explode, since the activation ends at 1, but it saturates. The good place is the edge between the two. Drag the point.</source>
      <translation>蓝色：什么也传不到。右侧不会爆炸，因为激活值不超过 1，但会饱和。好的位置在两者的交界处。拖动这个点。</translation>
    </message>
    <message>
      <source>Blue: nothing arrives. Orange: it explodes. Between them lies a narrow road, and the deeper the network, the narrower it is. Drag the point.</source>
      <translation>蓝色：什么也传不到。橙色：爆炸。两者之间有一条窄路，网络越深，路越窄。拖动这个点。</translation>
    </message>
    <message>
      <source>Both are stretched here: often a sign that an axis was forgotten. No error!</source>
      <translation>这里两边都被拉伸：常常说明漏写了某个轴，却不会报错！</translation>
    </message>
    <message>
      <source>Bring SGD back: at η = 2/(λmin + λmax) = {best} all directions shrink alike.</source>
      <translation>把 SGD 拉回来：η = 2/(λmin + λmax) = {best} 时，各个方向收缩得一样快。</translation>
    </message>
    <message>
      <source>By step {step}, {share} of the starts have come to stay within {goal} of the lowest value.</source>
      <translation>到第 {step} 步，{share} 的起点已稳定在距最低值 {goal} 以内。</translation>
    </message>
    <message>
      <source>Cable {slot} of gate {name} is open: plug it in</source>
      <translation>门 {name} 的第 {slot} 根线没有接好：请接上</translation>
    </message>
    <message>
      <source>Cables to the outputs</source>
      <translation>接到输出的导线</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Canvas: draw a digit</source>
      <translation>画布：画一个数字</translation>
    </message>
    <message>
      <source>Central takes one point on each side; its error falls with h², not with h</source>
      <translation>中心差分在两侧各取一点；误差随 h² 减小，而不是随 h</translation>
    </message>
    <message>
      <source>Centred by its centre of mass</source>
      <translation>按重心居中</translation>
    </message>
    <message>
      <source>Ch. 2.3 · the AND gate</source>
      <translation>第 2.3 节 · 与门</translation>
    </message>
    <message>
      <source>Ch. 2.3 · the NAND gate</source>
      <translation>第 2.3 节 · 与非门</translation>
    </message>
    <message>
      <source>Ch. 2.3 · the OR gate</source>
      <translation>第 2.3 节 · 或门</translation>
    </message>
    <message>
      <source>Ch. 2.5 · XOR from three gates</source>
      <translation>第 2.5 节 · 用三个门组成异或门</translation>
    </message>
    <message>
      <source>Ch. 2.6 · full adder from NAND</source>
      <translation>第 2.6 节 · 用与非门组成全加器</translation>
    </message>
    <message>
      <source>Ch. 2.6 · half adder from NAND</source>
      <translation>第 2.6 节 · 用与非门组成半加器</translation>
    </message>
    <message>
      <source>Ch. 4 · two-layer net, sigmoid</source>
      <translation>第 4 章 · 两层网络，sigmoid</translation>
    </message>
    <message>
      <source>Ch. 4.4 · gradient of a matrix</source>
      <translation>第 4.4 节 · 矩阵的梯度</translation>
    </message>
    <message>
      <source>Ch. 4.4 · whole numbers</source>
      <translation>第 4.4 节 · 整数</translation>
    </message>
    <message>
      <source>Ch. 4.4 · η = 10, too large</source>
      <translation>第 4.4 节 · η = 10，过大</translation>
    </message>
    <message>
      <source>Ch. 4.4 · η = 10⁻¹⁰, too small</source>
      <translation>第 4.4 节 · η = 10⁻¹⁰，过小</translation>
    </message>
    <message>
      <source>Ch. 5 · two-layer net, ReLU</source>
      <translation>第 5 章 · 两层网络，ReLU</translation>
    </message>
    <message>
      <source>Ch. 6 · five-layer net</source>
      <translation>第 6 章 · 五层网络</translation>
    </message>
    <message>
      <source>Ch. 6 · seven-layer net</source>
      <translation>第 6 章 · 七层网络</translation>
    </message>
    <message>
      <source>Ch. 6.3 · batch norm, on and off</source>
      <translation>第 6.3 节 · 有无批量归一化</translation>
    </message>
    <message>
      <source>Ch. 6.4 · where dropout helps</source>
      <translation>第 6.4 节 · Dropout 何时有用</translation>
    </message>
    <message>
      <source>Ch. 7 · SimpleConvNet</source>
      <translation>第 7 章 · SimpleConvNet</translation>
    </message>
    <message>
      <source>Ch. 8 · the deeper ConvNet</source>
      <translation>第 8 章 · 更深的 ConvNet</translation>
    </message>
    <message>
      <source>Chain</source>
      <translation>链</translation>
    </message>
    <message>
      <source>Chance</source>
      <translation>随机性</translation>
    </message>
    <message>
      <source>Change the sign of all three weights: {gate} turns into {opposite}.</source>
      <translation>把三个参数全部变号：{gate}变成{opposite}。</translation>
    </message>
    <message>
      <source>Chapter 4 follows the slope of whatever loss is computed; chapter 5 takes y − t; or the net is trained right, and only its loss is computed wrong.</source>
      <translation>第 4 章沿着算出的损失（不管对错）的梯度走；第 5 章用 y − t；或者训练正确，只有损失算错。</translation>
    </message>
    <message>
      <source>Chapter 4 takes it by differences; far out those round to nothing</source>
      <translation>第 4 章用差分求梯度；在很远的地方差分会被舍入成 0</translation>
    </message>
    <message>
      <source>Choose {name}: what does it shade by itself?</source>
      <translation>选中 {name}：它自己划出的是哪一块？</translation>
    </message>
    <message>
      <source>Chosen at the end of the grid, a better rate may lie beyond it: {names}.</source>
      <translation>选中的学习率在网格的边缘，更好的可能还在网格之外：{names}。</translation>
    </message>
    <message>
      <source>Class {k} gets {share} %. The order of the logits stays, and all shares add up to 1.</source>
      <translation>类别 {k} 得到 {share} %。logit 的大小顺序不变，全部之和为 1。</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清空</translation>
    </message>
    <message>
      <source>Click a curve (or press Enter) to do that run on the MNIST tab.</source>
      <translation>点击一条曲线（或按回车），在 MNIST 标签页中运行它。</translation>
    </message>
    <message>
      <source>Click a layer to see its numbers in the formulas.</source>
      <translation>点击一层，在公式中看它的数值。</translation>
    </message>
    <message>
      <source>Click a number of the result, or move with the arrow keys</source>
      <translation>点击结果中的一个数，或用方向键移动</translation>
    </message>
    <message>
      <source>Colour each start by the minimum it ends in.</source>
      <translation>按最后到达的极小值点给每个起点着色。</translation>
    </message>
    <message>
      <source>Colour each start by the steps it needs.</source>
      <translation>按所需的步数给每个起点着色。</translation>
    </message>
    <message>
      <source>Columns of the batch: one logit for each class.</source>
      <translation>批次的列：每个类别一个 logit。</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比较</translation>
    </message>
    <message>
      <source>Compare three learning rates, a factor of ten apart</source>
      <translation>比较三个学习率，各相差十倍</translation>
    </message>
    <message>
      <source>Compute in float32, as networks do: which h is best now?</source>
      <translation>像神经网络那样用 float32 计算：现在哪个 h 最好？</translation>
    </message>
    <message>
      <source>Computing …</source>
      <translation>正在计算……</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>混淆矩阵</translation>
    </message>
    <message>
      <source>Cool down to T = 0.1: the largest takes all.</source>
      <translation>降温到 T = 0.1：最大的独占全部。</translation>
    </message>
    <message>
      <source>Coordinates must be numbers within ±1e6</source>
      <translation>坐标必须是 ±1e6 之内的数</translation>
    </message>
    <message>
      <source>Copy a &amp;link to this</source>
      <translation>复制当前画面的链接(&amp;L)</translation>
    </message>
    <message>
      <source>Copy a script that reproduces this</source>
      <translation>复制可重现此结果的脚本</translation>
    </message>
    <message>
      <source>Copy at each append: is the path whole?</source>
      <translation>每次 append 时复制：路径完整了吗？</translation>
    </message>
    <message>
      <source>Copy at the start: what happens to init_x now?</source>
      <translation>开始时复制：现在 init_x 会怎样？</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>复制详细信息</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>曲线</translation>
    </message>
    <message>
      <source>Curves and slopes</source>
      <translation>曲线与导数</translation>
    </message>
    <message>
      <source>Cut out: {width} × {height} pixels</source>
      <translation>裁剪：{width} × {height} 像素</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Dark on light: inverted</source>
      <translation>浅底深字：已反色</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Deep Learning Visual Lab</source>
      <translation>深度学习可视化实验室</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>Descent</source>
      <translation>下降</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差分</translation>
    </message>
    <message>
      <source>Double-click or F2 changes a layer, dragging or Alt+arrows moves it, Delete removes it. For example: affine 100, relu, conv 30 5 pad 2, pool 2, batch_norm, dropout 0.2.</source>
      <translation>双击或按 F2 修改层，拖动或按 Alt+方向键移动层，按 Delete 删除层。例如：affine 100、relu、conv 30 5 pad 2、pool 2、batch_norm、dropout 0.2。</translation>
    </message>
    <message>
      <source>Drag a line or a number up or down, press ↑ or ↓, or type.</source>
      <translation>上下拖动连线或数字，按 ↑ 或 ↓，或者直接输入。</translation>
    </message>
    <message>
      <source>Drag a ring or click on the plot; Shift and click adds one, Delete removes one</source>
      <translation>拖动圆环或点击图面；按住 Shift 点击可添加一个，按 Delete 删除一个</translation>
    </message>
    <message>
      <source>Drag a ring, or nudge it with the arrow keys.</source>
      <translation>拖动圆环，或用方向键微调。</translation>
    </message>
    <message>
      <source>Drag rings and lines · hover for the numbers · F1: all keys</source>
      <translation>拖动圆环和直线 · 悬停查看数值 · F1：全部按键</translation>
    </message>
    <message>
      <source>Drag the line: it turns at its ends and shifts in its middle. Drag w. Click a point to change its target.</source>
      <translation>拖动直线：拖两端转动，拖中间平移。也可拖动 w。点击一个点可改变它的目标。</translation>
    </message>
    <message>
      <source>Drag the point, click the map, or use the arrow keys.</source>
      <translation>拖动这个点、点击图面，或使用方向键。</translation>
    </message>
    <message>
      <source>Drag to another h</source>
      <translation>拖动以改变 h</translation>
    </message>
    <message>
      <source>Drag to any step (Home, End)</source>
      <translation>拖到任意一步（Home、End）</translation>
    </message>
    <message>
      <source>Draw a digit</source>
      <translation>画一个数字</translation>
    </message>
    <message>
      <source>Draw a digit, or drop a picture here. By keys: arrows move the pen, Space puts it down, Backspace takes a stroke back, Delete clears.</source>
      <translation>画一个数字，或把图片拖到这里。键盘：方向键移动画笔，空格键落笔，退格键撤回一笔，Delete 键清空。</translation>
    </message>
    <message>
      <source>Draw a digit, say which it is, and keep it: your own test set.</source>
      <translation>画一个数字，说明它是几并保留下来：这就是你自己的测试集。</translation>
    </message>
    <message>
      <source>Draw only the runs of this group</source>
      <translation>只画这一组的运行</translation>
    </message>
    <message>
      <source>Draws the initial weights and the batches. The same seed gives the same curves.</source>
      <translation>决定初始权重和各个批次。种子相同，曲线就相同。</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>Dropout in B</source>
      <translation>B 中的 Dropout</translation>
    </message>
    <message>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <source>ELU α</source>
      <translation>ELU 的 α</translation>
    </message>
    <message>
      <source>ELU α: drag down</source>
      <translation>ELU 的 α：向下拖动</translation>
    </message>
    <message>
      <source>Each arrow points straight downhill; a longer one means a steeper slope</source>
      <translation>每个箭头指向最陡的下坡方向；越长表示坡越陡</translation>
    </message>
    <message>
      <source>Each epoch in a new order, or each batch drawn anew with repetition.</source>
      <translation>每个 epoch 换一个新顺序，或者每个批次都重新抽取，允许重复。</translation>
    </message>
    <message>
      <source>Each gate fed by x1 and x2 draws one line. A gate behind them sees only their outputs s1 and s2: there the four points have moved, and one line is enough.</source>
      <translation>每个以 x1 和 x2 为输入的门画出一条直线。后面的门只看得到它们的输出 s1 和 s2：在那里四个点换了位置，一条直线就够了。</translation>
    </message>
    <message>
      <source>Each gate fed by x1 and x2 draws one line. The gate that gives the output sees only what feeds it: there no line has the ones on one side and the zeros on the other.</source>
      <translation>每个以 x1 和 x2 为输入的门画出一条直线。给出结果的门只看得到自己的输入：在那里，没有直线能把 1 和 0 分到两侧。</translation>
    </message>
    <message>
      <source>Each layer computes h = f(w·h). A larger weight makes up for small slopes, until the activation saturates.</source>
      <translation>每层计算 h = f(w·h)。较大的权重可以弥补较小的导数，直到激活函数饱和。</translation>
    </message>
    <message>
      <source>Each layer multiplies the signal by a factor that grows with σ√n. Where it is small the signal dies. A dead signal makes the gradient tiny, not wrong.</source>
      <translation>每一层都给信号乘上一个随 σ√n 增大的倍数。倍数太小，信号就会消失。信号消失时梯度变得极小，但方向没有错。</translation>
    </message>
    <message>
      <source>Each layer multiplies the signal by about σ√(n/2): below 1 it dies, above 1 it explodes, He makes it 1. A dead signal makes the gradient tiny, not wrong.</source>
      <translation>每一层给信号乘上约 σ√(n/2)：小于 1 就消失，大于 1 就爆炸，He 使它等于 1。信号消失时梯度变得极小，但方向没有错。</translation>
    </message>
    <message>
      <source>Each layer multiplies the signal by about σ√n: below 1 it dies, above 1 it explodes, Xavier makes it 1. A dead signal makes the gradient tiny, not wrong.</source>
      <translation>每一层给信号乘上约 σ√n：小于 1 就消失，大于 1 就爆炸，Xavier 使它等于 1。信号消失时梯度变得极小，但方向没有错。</translation>
    </message>
    <message>
      <source>Each mini-batch sees a slightly different slope; all racers see the same batches</source>
      <translation>每个 mini-batch 看到的坡度略有不同；所有参赛者看到的批次相同</translation>
    </message>
    <message>
      <source>Each mini-batch sees a slightly different slope; descent then never comes to rest</source>
      <translation>每个 mini-batch 看到的坡度略有不同；这样下降永远停不下来</translation>
    </message>
    <message>
      <source>Each optimizer may try the same {tries} learning rates. Chosen is the one that takes the fewest steps to stay within {goal} of the lowest value.</source>
      <translation>每个优化器都可以试同样的 {tries} 个学习率，选出用最少步数就稳定在距最低值 {goal} 以内的那个。</translation>
    </message>
    <message>
      <source>Each picture is what one hidden unit looks for, each row what it hands on. On the left all twelve are the same picture and the same row: the largest difference is {0}. Equal units get equal gradients, so they stay equal for ever.</source>
      <translation>每幅图是一个隐藏单元在寻找的东西，每一行是它传出去的权重。左边十二个单元的图和行都相同：最大的差别是 {0}。相同的单元得到相同的梯度，所以永远相同。</translation>
    </message>
    <message>
      <source>Each place of the map is a start; its colour tells what became of it</source>
      <translation>图上每个位置都是一个起点；颜色表示它的结局</translation>
    </message>
    <message>
      <source>Each row by itself</source>
      <translation>逐行归一</translation>
    </message>
    <message>
      <source>Each step draws {batch} images, asks the network, and moves every weight a little against the gradient of the loss L.</source>
      <translation>每一步抽取 {batch} 张图像，让网络回答，再让每个权重逆着损失 L 的梯度移动一点。</translation>
    </message>
    <message>
      <source>Each unit sums up so many inputs; the more, the smaller the weights must be</source>
      <translation>每个单元把这么多输入加起来；输入越多，权重就必须越小</translation>
    </message>
    <message>
      <source>Element by element: the shape stays {shape}.</source>
      <translation>逐元素计算：形状仍是 {shape}。</translation>
    </message>
    <message>
      <source>Ends the run earlier, to compare runs at the same number of updates.</source>
      <translation>提前结束运行，以便在更新次数相同的条件下比较。</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Equal logits get equal shares, whatever the temperature.</source>
      <translation>logit 都相等时，无论温度多少，各类别平分。</translation>
    </message>
    <message>
      <source>Every layer passes on about what it gets, forwards and back: it can learn.</source>
      <translation>每一层把得到的信号差不多原样传下去，正向反向都如此：可以学习。</translation>
    </message>
    <message>
      <source>Every place of the map is a start, and all of them run at once: the engine's own {name}, on an array of starts.</source>
      <translation>图上每个位置都是一个起点，所有起点同时运行：把引擎自己的 {name} 用在由起点组成的数组上。</translation>
    </message>
    <message>
      <source>Every row adds up to 1, whatever else is in the batch.</source>
      <translation>每一行之和都是 1，与批次中的其他样本无关。</translation>
    </message>
    <message>
      <source>Experiment</source>
      <translation>实验</translation>
    </message>
    <message>
      <source>Explain {0}: formula, tangent, saturation</source>
      <translation>讲解 {0}：公式、切线、饱和</translation>
    </message>
    <message>
      <source>F2, Delete</source>
      <translation>F2、Delete</translation>
    </message>
    <message>
      <source>Fair race</source>
      <translation>公平比赛</translation>
    </message>
    <message>
      <source>Fair race · tuned rates</source>
      <translation>公平比赛 · 调好的学习率</translation>
    </message>
    <message>
      <source>Fair race, step {step}: {name}</source>
      <translation>公平比赛，第 {step} 步：{name}</translation>
    </message>
    <message>
      <source>Fifty layers.</source>
      <translation>五十层。</translation>
    </message>
    <message>
      <source>Fig. 3-15 · three-layer net</source>
      <translation>图 3-15 · 3 层神经网络</translation>
    </message>
    <message>
      <source>Fig. 3-8 · step and sigmoid</source>
      <translation>图 3-8 · 阶跃与 sigmoid</translation>
    </message>
    <message>
      <source>Fig. 3-9 · ReLU and its kin</source>
      <translation>图 3-9 · ReLU 一族</translation>
    </message>
    <message>
      <source>Fig. 4-10 · descent from (−3, 4)</source>
      <translation>图 4-10 · 从 (−3, 4) 下降</translation>
    </message>
    <message>
      <source>Fig. 4-7 · tangent at x = 10</source>
      <translation>图 4-7 · x = 10 处的切线</translation>
    </message>
    <message>
      <source>Fig. 4-7 · tangent at x = 5</source>
      <translation>图 4-7 · x = 5 处的切线</translation>
    </message>
    <message>
      <source>Fig. 4-9 · arrows of −∇f</source>
      <translation>图 4-9 · −∇f 的箭头</translation>
    </message>
    <message>
      <source>Fig. 6-10 · sigmoid, std 1</source>
      <translation>图 6-10 · sigmoid，标准差 1</translation>
    </message>
    <message>
      <source>Fig. 6-11 · sigmoid, std 0.01</source>
      <translation>图 6-11 · sigmoid，标准差 0.01</translation>
    </message>
    <message>
      <source>Fig. 6-12 · Xavier on the map</source>
      <translation>图 6-12 · 图上的 Xavier</translation>
    </message>
    <message>
      <source>Fig. 6-13 · sigmoid, Xavier</source>
      <translation>图 6-13 · sigmoid，Xavier</translation>
    </message>
    <message>
      <source>Fig. 6-14 · ReLU, He</source>
      <translation>图 6-14 · ReLU，He</translation>
    </message>
    <message>
      <source>Fig. 6-14 · ReLU, Xavier</source>
      <translation>图 6-14 · ReLU，Xavier</translation>
    </message>
    <message>
      <source>Fig. 6-14 · ReLU, std 0.01</source>
      <translation>图 6-14 · ReLU，标准差 0.01</translation>
    </message>
    <message>
      <source>Fig. 6-15 · std 0.01, Xavier, He</source>
      <translation>图 6-15 · 标准差 0.01、Xavier、He</translation>
    </message>
    <message>
      <source>Fig. 6-15 · three starts</source>
      <translation>图 6-15 · 三种初始值</translation>
    </message>
    <message>
      <source>Fig. 6-18 · batch norm</source>
      <translation>图 6-18 · 批量归一化</translation>
    </message>
    <message>
      <source>Fig. 6-3 · SGD</source>
      <translation>图 6-3 · SGD</translation>
    </message>
    <message>
      <source>Fig. 6-5 · Momentum</source>
      <translation>图 6-5 · Momentum</translation>
    </message>
    <message>
      <source>Fig. 6-6 · AdaGrad</source>
      <translation>图 6-6 · AdaGrad</translation>
    </message>
    <message>
      <source>Fig. 6-7 · Adam</source>
      <translation>图 6-7 · Adam</translation>
    </message>
    <message>
      <source>Fig. 6-8 · four optimizers</source>
      <translation>图 6-8 · 四种优化器</translation>
    </message>
    <message>
      <source>Fig. 6-9 · four optimizers</source>
      <translation>图 6-9 · 四种优化器</translation>
    </message>
    <message>
      <source>First loss {0} (right: {1}).</source>
      <translation>最初损失 {0}（正确：{1}）。</translation>
    </message>
    <message>
      <source>First run, step {step}</source>
      <translation>第一次运行，第 {step} 步</translation>
    </message>
    <message>
      <source>First weights</source>
      <translation>权重初始值</translation>
    </message>
    <message>
      <source>Five starts, four bottoms</source>
      <translation>五个起点，四个谷底</translation>
    </message>
    <message>
      <source>Follow the slope of the wrong loss itself, as in chapter 4.</source>
      <translation>像第 4 章那样，沿错误损失自身的梯度走。</translation>
    </message>
    <message>
      <source>For the readers of “Deep Learning from Scratch” by Saito Koki. All pictures are computed by one NumPy engine, whose code is shown beside them. MIT licence. MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0.</source>
      <translation>献给斋藤康毅《深度学习入门》的读者。所有图都由同一个 NumPy 引擎计算，代码就显示在图的旁边。MIT 许可证。MNIST：Yann LeCun 与 Corinna Cortes，CC BY-SA 3.0。</translation>
    </message>
    <message>
      <source>For x1 = x2 = 0 the sum is b alone: to give {output}, b must be {side} 0.</source>
      <translation>当 x1 = x2 = 0 时，总和只有 b：要输出 {output}，b 必须 {side} 0。</translation>
    </message>
    <message>
      <source>Forget axis=1.</source>
      <translation>漏掉 axis=1。</translation>
    </message>
    <message>
      <source>Four bottoms: which one does each start end in?</source>
      <translation>四个谷底：每个起点会停在哪一个？</translation>
    </message>
    <message>
      <source>From layer to layer the std is multiplied by {forwards}, and the gradient on its way back by {back}: the deeper the network, the worse.</source>
      <translation>每过一层，标准差乘以 {forwards}，梯度在返回途中乘以 {back}：网络越深，情况越糟。</translation>
    </message>
    <message>
      <source>From the last position to the nearest lowest point</source>
      <translation>从最后的位置到最近的最低点</translation>
    </message>
    <message>
      <source>From the slope of a curve to the way down a surface, and two traps in the code</source>
      <translation>从曲线的斜率，到沿曲面下降，再到代码里的两个陷阱</translation>
    </message>
    <message>
      <source>From this step on f stays within ε of the lowest value</source>
      <translation>从这一步起，f 一直在距最低值 ε 以内</translation>
    </message>
    <message>
      <source>From this step on it is outside of the plot</source>
      <translation>从这一步起，它在图之外</translation>
    </message>
    <message>
      <source>From zeros no weight moves here: every hidden output is 0, so W2 gets no gradient, and W2 = 0 lets none through to W1. Only the output bias learns.</source>
      <translation>这里从 0 出发，权重都不动：隐藏层的输出全是 0，所以 W2 没有梯度；W2 = 0 又挡住了传向 W1 的梯度。只有输出层的偏置在学习。</translation>
    </message>
    <message>
      <source>Full adder from NAND: x1 + x2 + c</source>
      <translation>由与非门组成全加器：x1 + x2 + c</translation>
    </message>
    <message>
      <source>Full adder: x1 + x2 + c</source>
      <translation>全加器：x1 + x2 + c</translation>
    </message>
    <message>
      <source>Functions</source>
      <translation>函数</translation>
    </message>
    <message>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <source>Gate {0}</source>
      <translation>门 {0}</translation>
    </message>
    <message>
      <source>Gate {name}: {kind}</source>
      <translation>门 {name}：{kind}</translation>
    </message>
    <message>
      <source>Give each optimizer a rate that suits this surface.</source>
      <translation>给每个优化器一个适合此曲面的学习率。</translation>
    </message>
    <message>
      <source>Go down 20 layers, against depth.</source>
      <translation>深入 20 层，看信号随深度的变化。</translation>
    </message>
    <message>
      <source>Go to x = 0, where the slope is largest.</source>
      <translation>移到 x = 0，那里导数最大。</translation>
    </message>
    <message>
      <source>Go to x = 3, the other side.</source>
      <translation>移到另一侧的 x = 3。</translation>
    </message>
    <message>
      <source>Go to x = −3. How much slope is left?</source>
      <translation>移到 x = −3。导数还剩多少？</translation>
    </message>
    <message>
      <source>Goal</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>Good histogram, dead signal</source>
      <translation>直方图好，信号已死</translation>
    </message>
    <message>
      <source>Got it</source>
      <translation>知道了</translation>
    </message>
    <message>
      <source>Gradient descent</source>
      <translation>梯度下降</translation>
    </message>
    <message>
      <source>Gradient function</source>
      <translation>求梯度的函数</translation>
    </message>
    <message>
      <source>Gradients</source>
      <translation>梯度</translation>
    </message>
    <message>
      <source>Half adder from NAND: x1 + x2</source>
      <translation>由与非门组成半加器：x1 + x2</translation>
    </message>
    <message>
      <source>Half adder: x1 + x2</source>
      <translation>半加器：x1 + x2</translation>
    </message>
    <message>
      <source>He</source>
      <translation>He</translation>
    </message>
    <message>
      <source>He fits this activation: let it choose the std.</source>
      <translation>He 适合这个激活函数：由它决定标准差。</translation>
    </message>
    <message>
      <source>Height f</source>
      <translation>高度 f</translation>
    </message>
    <message>
      <source>Himmelblau's four bottoms</source>
      <translation>Himmelblau 的四个谷底</translation>
    </message>
    <message>
      <source>Histograms</source>
      <translation>直方图</translation>
    </message>
    <message>
      <source>Histograms by layer</source>
      <translation>各层的直方图</translation>
    </message>
    <message>
      <source>Hole in a plateau</source>
      <translation>高原上的洞</translation>
    </message>
    <message>
      <source>How a gradient becomes a step.</source>
      <translation>怎样由梯度得出一步。</translation>
    </message>
    <message>
      <source>How easily the gate gives 1: it shifts the line without turning it.</source>
      <translation>门有多容易输出 1：它平移直线，但不改变方向。</translation>
    </message>
    <message>
      <source>How far a step goes along −∇f: too small never arrives, too large climbs out</source>
      <translation>每一步沿 −∇f 走多远：太小到不了，太大会跑出去</translation>
    </message>
    <message>
      <source>How far a step goes: too small never arrives, too large climbs out of the valley</source>
      <translation>一步走多远：太小到不了，太大会冲出山谷</translation>
    </message>
    <message>
      <source>How far a wrong point moves the weights. From weights of 0 it changes only their length: the lines are the same.</source>
      <translation>一个错误的点把权重移动多远。从 0 开始时，它只改变权重的长度：直线是一样的。</translation>
    </message>
    <message>
      <source>How far apart the two points are. Large: a chord. Tiny: rounding takes over</source>
      <translation>两点相距多远。大：成了割线；极小：舍入误差占上风</translation>
    </message>
    <message>
      <source>How far below 0 the ELU goes: towards −α. It keeps the mean of the outputs near 0.</source>
      <translation>ELU 在 0 以下走多远：趋向 −α。它让输出的均值接近 0。</translation>
    </message>
    <message>
      <source>How far one step goes</source>
      <translation>一步走多远</translation>
    </message>
    <message>
      <source>How far one step goes. Too small: slow. Too large: it diverges. It can be changed while it trains.</source>
      <translation>一步走多远。太小：很慢；太大：发散。训练中也可以改。</translation>
    </message>
    <message>
      <source>How fast it plays: 0.1 to 10 times</source>
      <translation>播放速度：0.1 至 10 倍</translation>
    </message>
    <message>
      <source>How large the first weights are. He fits ReLU, Xavier fits sigmoid and tanh.</source>
      <translation>权重初始值有多大。He 适合 ReLU，Xavier 适合 sigmoid 和 tanh。</translation>
    </message>
    <message>
      <source>How long Adam remembers old gradients: its momentum.</source>
      <translation>Adam 对过去的梯度记多久：它的动量。</translation>
    </message>
    <message>
      <source>How long Adam remembers the squares of old gradients.</source>
      <translation>Adam 对过去梯度的平方记多久。</translation>
    </message>
    <message>
      <source>How long RMSProp remembers the squares of old gradients.</source>
      <translation>RMSProp 对过去梯度的平方记多久。</translation>
    </message>
    <message>
      <source>How long each learning rate lasts</source>
      <translation>每个学习率保持多久</translation>
    </message>
    <message>
      <source>How many batches of 100 images the network sees. It is small: 784-50-10.</source>
      <translation>网络看多少批、每批 100 张图。网络很小：784-50-10。</translation>
    </message>
    <message>
      <source>How many digits each number keeps; networks are trained in float32</source>
      <translation>每个数保留多少位；神经网络用 float32 训练</translation>
    </message>
    <message>
      <source>How many times the images are gone through</source>
      <translation>图像遍历几遍</translation>
    </message>
    <message>
      <source>How many times the same activation is applied. Each multiplies the gradient once more.</source>
      <translation>同一个激活函数应用多少次。每一次都让梯度再乘一个因子。</translation>
    </message>
    <message>
      <source>How many times the training images are gone through.</source>
      <translation>训练图像遍历几遍。</translation>
    </message>
    <message>
      <source>How much of its speed the ball keeps from step to step.</source>
      <translation>每一步，小球保留多少速度。</translation>
    </message>
    <message>
      <source>How much of its velocity the ball keeps: 0 is SGD, near 1 it rolls far past the goal</source>
      <translation>小球保留多少速度：0 就是 SGD，接近 1 则会远远滚过目标</translation>
    </message>
    <message>
      <source>How much x1 counts: the larger, the steeper the sum rises along x1. It turns the line.</source>
      <translation>x1 有多重要：越大，总和沿 x1 方向上升得越快。它使直线转动。</translation>
    </message>
    <message>
      <source>How much x2 counts: the larger, the steeper the sum rises along x2. It turns the line.</source>
      <translation>x2 有多重要：越大，总和沿 x2 方向上升得越快。它使直线转动。</translation>
    </message>
    <message>
      <source>How often all test images are asked. With few training images that takes longer than the training itself.</source>
      <translation>隔多久用全部测试图像评估一次。训练图像少时，评估比训练本身还费时。</translation>
    </message>
    <message>
      <source>How often each one moves</source>
      <translation>每个优化器移动多少次</translation>
    </message>
    <message>
      <source>How often x moves</source>
      <translation>x 移动多少次</translation>
    </message>
    <message>
      <source>How slowly old gradients are forgotten; AdaGrad never does</source>
      <translation>对过去的梯度遗忘得多慢；AdaGrad 从不遗忘</translation>
    </message>
    <message>
      <source>How slowly the mean gradient forgets: it smooths the direction</source>
      <translation>梯度的平均遗忘得多慢：它使方向平滑</translation>
    </message>
    <message>
      <source>How slowly the mean square forgets: it smooths the step's size</source>
      <translation>平方的平均遗忘得多慢：它使步长平滑</translation>
    </message>
    <message>
      <source>How the weights are drawn. Xavier fits sigmoid and tanh, He fits ReLU</source>
      <translation>权重怎样抽取。Xavier 适合 sigmoid 和 tanh，He 适合 ReLU</translation>
    </message>
    <message>
      <source>How the weights of B are drawn, from the same seed</source>
      <translation>B 的权重怎样抽取，种子相同</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>图像</translation>
    </message>
    <message>
      <source>Images in a step</source>
      <translation>每一步的图像数</translation>
    </message>
    <message>
      <source>Images per step. Larger batches give steadier gradients, but fewer steps an epoch.</source>
      <translation>每一步的图像数。批越大，梯度越稳定，但每个 epoch 的步数越少。</translation>
    </message>
    <message>
      <source>In a row of floats x[idx] is one number: this function is right here.</source>
      <translation>在一维浮点数组里，x[idx] 是一个数：这个函数在这里是对的。</translation>
    </message>
    <message>
      <source>In the weight space each row of the table is a line too. The weights inside the region marked ✓ make the same gate: there is not one answer, there are endlessly many.</source>
      <translation>在权重空间里，真值表的每一行也是一条直线。标有 ✓ 的区域内的权重都组成同样的门：答案不止一个，而是无穷多个。</translation>
    </message>
    <message>
      <source>In {precision}, f gives the same number at both points: the difference is 0.</source>
      <translation>在 {precision} 下，f 在两点的值是同一个数：差为 0。</translation>
    </message>
    <message>
      <source>Initialization</source>
      <translation>权重初始值</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>Input {name} has no value</source>
      <translation>输入 {name} 没有值</translation>
    </message>
    <message>
      <source>Insert, Delete</source>
      <translation>Insert、Delete</translation>
    </message>
    <message>
      <source>It decides which first weights keep the signal alive</source>
      <translation>它决定怎样的权重初始值能让信号存活</translation>
    </message>
    <message>
      <source>It is so far out that its numbers have overflowed.</source>
      <translation>它离得太远，数值已经溢出。</translation>
    </message>
    <message>
      <source>It left the picture at step {step}: η {lr} &gt; 2/λmax = {limit}. Step {end} is at ({x}, {y}).</source>
      <translation>第 {step} 步离开了图：η {lr} &gt; 2/λmax = {limit}。第 {end} 步在 ({x}, {y})。</translation>
    </message>
    <message>
      <source>It left the picture at step {step}; step {end} is at ({x}, {y}).</source>
      <translation>第 {step} 步离开了图；第 {end} 步在 ({x}, {y})。</translation>
    </message>
    <message>
      <source>It remembers nothing: each step is −η times the gradient, no more.</source>
      <translation>它什么也不记：每一步就是 −η 乘以梯度，仅此而已。</translation>
    </message>
    <message>
      <source>It stands at the start and remembers nothing yet.</source>
      <translation>它还在起点，什么也没记住。</translation>
    </message>
    <message>
      <source>It starts outside of the picture; step {end} is at ({x}, {y}).</source>
      <translation>起点在图之外；第 {end} 步在 ({x}, {y})。</translation>
    </message>
    <message>
      <source>It stops with {error}: there are fewer rows than numbers.</source>
      <translation>以 {error} 停止：行数少于数的个数。</translation>
    </message>
    <message>
      <source>It walks over index tuples such as (0, 0), so that what it saves is one number. Whole numbers are made floats first.</source>
      <translation>它遍历 (0, 0) 这样的索引元组，因此保存的是一个数。整数会先转换成浮点数。</translation>
    </message>
    <message>
      <source>Its centre of mass is put in the middle of 28 × 28.</source>
      <translation>把它的重心移到 28 × 28 的中央。</translation>
    </message>
    <message>
      <source>Its longer side is made 20 pixels.</source>
      <translation>把它的长边缩放到 20 像素。</translation>
    </message>
    <message>
      <source>Its network was not sent, so it can be neither looked into nor saved.</source>
      <translation>它的网络没有传回来，因此既不能查看，也不能保存。</translation>
    </message>
    <message>
      <source>Its newest network was not sent; the one that is kept is that of step {step}.</source>
      <translation>它最新的网络没有传回来；保留的是第 {step} 步的网络。</translation>
    </message>
    <message>
      <source>Its velocity is {times} times as long as the push −ηg of this step alone.</source>
      <translation>它的速度是这一步单独的推力 −ηg 的 {times} 倍长。</translation>
    </message>
    <message>
      <source>Keep as {0}</source>
      <translation>保留为 {0}</translation>
    </message>
    <message>
      <source>Keep these rates and go back to the race.</source>
      <translation>保留这些学习率，回到比赛。</translation>
    </message>
    <message>
      <source>Keeps the division safe; a large one turns adaptive steps back into plain ones</source>
      <translation>防止除以 0；取得很大时，自适应的步长又变回普通的步长</translation>
    </message>
    <message>
      <source>Keeps the drawing in a set of your own; the arrow says which digit it really is.</source>
      <translation>把画的数字存入自己的数据集；用箭头选择它其实是几。</translation>
    </message>
    <message>
      <source>Keeps the last setting's paths in sight, with what has changed in the legend</source>
      <translation>保留上一个设置的路径，图例中注明改了什么</translation>
    </message>
    <message>
      <source>Keeps the ten probabilities of the first training image after every step.</source>
      <translation>记录每一步之后第一张训练图像的十个概率。</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>Lab, network or picture ({0})</source>
      <translation>实验室、网络或图片（{0}）</translation>
    </message>
    <message>
      <source>Large steps first, to get near; small ones later, to settle down.</source>
      <translation>先大步接近，后小步安定下来。</translation>
    </message>
    <message>
      <source>Lay tanh, ReLU and the sigmoid over one another.</source>
      <translation>把 tanh、ReLU 和 sigmoid 叠在一起看。</translation>
    </message>
    <message>
      <source>Layer {layer}: std {std}</source>
      <translation>第 {layer} 层：标准差 {std}</translation>
    </message>
    <message>
      <source>Layer {number}: the activation</source>
      <translation>第 {number} 层：激活</translation>
    </message>
    <message>
      <source>Layer {number}: the weighted sum</source>
      <translation>第 {number} 层：加权和</translation>
    </message>
    <message>
      <source>LeCun</source>
      <translation>LeCun</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <source>Learning rates: to and fro</source>
      <translation>学习率：来回振荡</translation>
    </message>
    <message>
      <source>Learning · AND</source>
      <translation>学习 · 与门</translation>
    </message>
    <message>
      <source>Learning · OR</source>
      <translation>学习 · 或门</translation>
    </message>
    <message>
      <source>Learning · XOR</source>
      <translation>学习 · 异或门</translation>
    </message>
    <message>
      <source>Learning · touching classes</source>
      <translation>学习 · 相接触的两类</translation>
    </message>
    <message>
      <source>Learning · two heaps</source>
      <translation>学习 · 两堆点</translation>
    </message>
    <message>
      <source>Learning · with an outlier</source>
      <translation>学习 · 带一个离群点</translation>
    </message>
    <message>
      <source>Leave one a unshifted on top: the loss turns negative.</source>
      <translation>让分子的 a 忘了减 c：损失变成负数。</translation>
    </message>
    <message>
      <source>Leave the other a unshifted: the loss comes out too high.</source>
      <translation>换成分母的 a 忘了减 c：损失偏高。</translation>
    </message>
    <message>
      <source>Left the plot downhill, since there is no bottom: {names}</source>
      <translation>没有谷底，下坡离开了图：{names}</translation>
    </message>
    <message>
      <source>Left the plot: {names}</source>
      <translation>离开了图：{names}</translation>
    </message>
    <message>
      <source>Let Momentum keep 99 % of its velocity: how far does it roll?</source>
      <translation>让 Momentum 保留 99 % 的速度：它会滚多远？</translation>
    </message>
    <message>
      <source>Let ReLU leak: a slope of 0.2 for negative x.</source>
      <translation>让 ReLU 漏一点：x 为负时斜率 0.2。</translation>
    </message>
    <message>
      <source>Let all seven race.</source>
      <translation>让七个都参加比赛。</translation>
    </message>
    <message>
      <source>Let it learn OR: one line is enough.</source>
      <translation>让它学习或门：一条直线就够了。</translation>
    </message>
    <message>
      <source>Let it learn XOR. It goes round and round.</source>
      <translation>让它学习异或门。它会不停地转圈。</translation>
    </message>
    <message>
      <source>Let the learning rule try. Does it ever stop?</source>
      <translation>让学习规则来试试。它会停下来吗？</translation>
    </message>
    <message>
      <source>Let this optimizer take part</source>
      <translation>让这个优化器参加</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Like ReLU, but for negative x it bends towards −α; with α = 1 without a corner at 0.</source>
      <translation>与 ReLU 类似，但 x 为负时弯向 −α；α = 1 时在 0 处没有拐角。</translation>
    </message>
    <message>
      <source>Looking into the network …</source>
      <translation>正在查看网络内部……</translation>
    </message>
    <message>
      <source>Lost on a plateau</source>
      <translation>迷失在平坦区</translation>
    </message>
    <message>
      <source>MNIST</source>
      <translation>MNIST</translation>
    </message>
    <message>
      <source>MNIST images</source>
      <translation>MNIST 图像</translation>
    </message>
    <message>
      <source>MNIST's test images</source>
      <translation>MNIST 测试图像</translation>
    </message>
    <message>
      <source>MNIST, 784-50-10</source>
      <translation>MNIST，784-50-10</translation>
    </message>
    <message>
      <source>MNIST, or a folder with four IDX files like it: Fashion-MNIST, KMNIST, EMNIST …</source>
      <translation>MNIST，或与它格式相同、含四个 IDX 文件的文件夹：Fashion-MNIST、KMNIST、EMNIST……</translation>
    </message>
    <message>
      <source>Make h a million millionth: better still?</source>
      <translation>把 h 取成一万亿分之一：会更好吗？</translation>
    </message>
    <message>
      <source>Make the last gate an OR. Which row goes wrong, and where does the shade go?</source>
      <translation>把最后一个门改成或门。哪一行会出错，阴影移到了哪里？</translation>
    </message>
    <message>
      <source>Make the sigmoid 50 times as steep: is it the step now?</source>
      <translation>让 sigmoid 陡 50 倍：现在它是阶跃函数了吗？</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>图</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>记忆</translation>
    </message>
    <message>
      <source>Mini-batch noise, η falls</source>
      <translation>mini-batch 噪声，η 递减</translation>
    </message>
    <message>
      <source>Mistake</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>Mistakes that readers of the book have made. Each leaves its traces in loss, accuracy and weights.</source>
      <translation>本书读者犯过的错误。每一个都会在损失、识别精度和权重中留下痕迹。</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>Momentum</translation>
    </message>
    <message>
      <source>Monkey saddle</source>
      <translation>猴鞍面</translation>
    </message>
    <message>
      <source>More axes: (5, 2, 3) and (7, 3, 4).</source>
      <translation>更多的轴：(5, 2, 3) 和 (7, 3, 4)。</translation>
    </message>
    <message>
      <source>More of them give a finer map and take longer</source>
      <translation>越多，图越精细，也越费时</translation>
    </message>
    <message>
      <source>More ▾</source>
      <translation>更多 ▾</translation>
    </message>
    <message>
      <source>Multiplies every learning rate: large steps first, small ones to settle</source>
      <translation>与每个学习率相乘：先大步走，后小步安定</translation>
    </message>
    <message>
      <source>NAND</source>
      <translation>与非门</translation>
    </message>
    <message>
      <source>NOR</source>
      <translation>或非门</translation>
    </message>
    <message>
      <source>NOT x1</source>
      <translation>非 x1</translation>
    </message>
    <message>
      <source>NOT x2</source>
      <translation>非 x2</translation>
    </message>
    <message>
      <source>Near 0 tanh is a straight line: each layer multiplies a small signal by about σ√n. Below 1 it dies, Xavier makes it 1, above 1 tanh saturates, and its slope with it.</source>
      <translation>tanh 在 0 附近近似直线：每一层给小信号乘上约 σ√n。小于 1 就消失，Xavier 使它等于 1；大于 1 时 tanh 饱和，导数趋于 0。</translation>
    </message>
    <message>
      <source>Nesterov</source>
      <translation>Nesterov</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>网络</translation>
    </message>
    <message>
      <source>Next &amp;tab</source>
      <translation>下一个标签页(&amp;T)</translation>
    </message>
    <message>
      <source>No error, as N = K: the sums (N,) are laid over the columns. Column k is divided by the sum of row k. With another N, NumPy would have complained.</source>
      <translation>因为 N = K，所以不报错：和 (N,) 被摆到了列上，第 k 列除以第 k 行的和。换一个 N，NumPy 就会报错。</translation>
    </message>
    <message>
      <source>No error, but every slope is about half of the right one.</source>
      <translation>没有报错，但每个斜率都只有正确值的一半左右。</translation>
    </message>
    <message>
      <source>No error, but the slopes are far too large: h was cut off.</source>
      <translation>没有报错，但斜率大得离谱：h 被截掉了。</translation>
    </message>
    <message>
      <source>No gate</source>
      <translation>没有门</translation>
    </message>
    <message>
      <source>No gradient comes back at all: these weights learn nothing.</source>
      <translation>没有任何梯度返回：这些权重什么也学不到。</translation>
    </message>
    <message>
      <source>No more than {count} runs can be told apart, so the earliest are drawn no longer. They stay in the list of runs.</source>
      <translation>最多只能分清 {count} 次运行，所以最早的不再画出。它们仍在运行列表中。</translation>
    </message>
    <message>
      <source>No single gate can be {kind}</source>
      <translation>单个门做不成 {kind}</translation>
    </message>
    <message>
      <source>Nobody races</source>
      <translation>没有参赛者</translation>
    </message>
    <message>
      <source>Noisy bowl</source>
      <translation>带噪声的碗</translation>
    </message>
    <message>
      <source>Not kept, since the set is damaged: {reason}</source>
      <translation>未保留，因为数据集已损坏：{reason}</translation>
    </message>
    <message>
      <source>Not quite: see below.</source>
      <translation>不太对，请看下文。</translation>
    </message>
    <message>
      <source>Not there yet after {epochs} epochs: the street between the classes is narrow</source>
      <translation>{epochs} 个 epoch 之后仍未完成：两类之间的间隔很窄</translation>
    </message>
    <message>
      <source>Nothing is bent: any number of layers with it is still one linear layer. It is the output layer's function in regression.</source>
      <translation>毫无弯曲：用它叠多少层都还是一个线性层。回归问题的输出层用它。</translation>
    </message>
    <message>
      <source>Nothing is drawn yet</source>
      <translation>还没有画任何东西</translation>
    </message>
    <message>
      <source>Nothing is kept for the next start: no permission to write {0}</source>
      <translation>下次启动时什么都不会保留：没有写入 {0} 的权限</translation>
    </message>
    <message>
      <source>Now try XOR. How many rows can one line get right?</source>
      <translation>现在试试异或门。一条直线能对几行？</translation>
    </message>
    <message>
      <source>Now with a little noise of the gradient: is anybody still held?</source>
      <translation>再给梯度加一点噪声：还有谁被困住吗？</translation>
    </message>
    <message>
      <source>NumPy says: {error}</source>
      <translation>NumPy 的提示：{error}</translation>
    </message>
    <message>
      <source>Numbers for an array. Below the curves stands what the function makes of it, and what a small mistake makes of it.</source>
      <translation>一个数组的各个数。曲线下方显示函数得到的结果，以及一个小错误得到的结果。</translation>
    </message>
    <message>
      <source>Numbers in a formula must lie within ±{limit}</source>
      <translation>公式中的数必须在 ±{limit} 之内</translation>
    </message>
    <message>
      <source>Numbers with mean 0 and std 1, or real digits, whose pixels are 0 … 1</source>
      <translation>均值 0、标准差 1 的随机数，或像素为 0 … 1 的真实数字图像</translation>
    </message>
    <message>
      <source>Numbers, x, y, + − * / ^, and functions such as sin, exp, sqrt; the last good formula stays</source>
      <translation>可用数字、x、y、+ − * / ^ 以及 sin、exp、sqrt 等函数；出错时保留上一个正确的公式</translation>
    </message>
    <message>
      <source>OR</source>
      <translation>或门</translation>
    </message>
    <message>
      <source>On a parabola the chord between x − h and x + h is parallel to the tangent for any h. All of this error is rounding; choose sin x to see both kinds.</source>
      <translation>对抛物线来说，无论 h 多大，x − h 与 x + h 之间的割线都与切线平行。这里的误差全是舍入误差；选 sin x 可以看到两种误差。</translation>
    </message>
    <message>
      <source>On a saddle start at y = 0 exactly: who ever leaves?</source>
      <translation>在鞍面上恰好从 y = 0 出发：谁离得开？</translation>
    </message>
    <message>
      <source>On an array</source>
      <translation>用在数组上</translation>
    </message>
    <message>
      <source>On either side of its kink |x| is a straight line: the chord is the tangent for any h. All of this error is rounding; choose sin x to see both kinds.</source>
      <translation>在尖角的任意一侧，|x| 都是直线：无论 h 多大，割线就是切线。这里的误差全是舍入误差；选 sin x 可以看到两种误差。</translation>
    </message>
    <message>
      <source>On its way back to layer 1 the gradient grows {factor} times.</source>
      <translation>梯度返回第 1 层时增大到 {factor} 倍。</translation>
    </message>
    <message>
      <source>On its way back to layer 1 the gradient shrinks to {factor} of it.</source>
      <translation>梯度返回第 1 层时缩小到原来的 {factor}。</translation>
    </message>
    <message>
      <source>On the line the sum is 0. The weight vector w stands at right angles to it and points to the side of the ones; the bias shifts it.</source>
      <translation>在直线上，总和等于 0。权重向量 w 与直线垂直，指向输出 1 的一侧；偏置使直线平移。</translation>
    </message>
    <message>
      <source>One a left unshifted, below</source>
      <translation>分母的 a 忘了减 c</translation>
    </message>
    <message>
      <source>One a left unshifted, on top</source>
      <translation>分子的 a 忘了减 c</translation>
    </message>
    <message>
      <source>One dimension</source>
      <translation>一维</translation>
    </message>
    <message>
      <source>One gate</source>
      <translation>一个门</translation>
    </message>
    <message>
      <source>One gate whose weights you choose, a perceptron that finds them by itself, and gates wired together to do what no single one can.</source>
      <translation>一个由你选择权重的门，一个自己找到权重的感知机，以及接在一起、完成单个门做不到之事的几个门。</translation>
    </message>
    <message>
      <source>One image</source>
      <translation>单张</translation>
    </message>
    <message>
      <source>One input alone cannot show what tells two of them apart.</source>
      <translation>只有一个输入，看不出是什么把两个输入区分开。</translation>
    </message>
    <message>
      <source>One more gate; its cables decide what it sees</source>
      <translation>再加一个门；它看到什么由导线决定</translation>
    </message>
    <message>
      <source>One more point that the line has to get right; drag it to where it should be</source>
      <translation>再加一个直线必须分对的点；可以把它拖到想要的位置</translation>
    </message>
    <message>
      <source>One step back (←)</source>
      <translation>后退一步（←）</translation>
    </message>
    <message>
      <source>One step of {optimizer}</source>
      <translation>{optimizer} 的一步</translation>
    </message>
    <message>
      <source>One step on (→)</source>
      <translation>前进一步（→）</translation>
    </message>
    <message>
      <source>Only 300 training images: watch train and test accuracy part</source>
      <translation>只用 300 张训练图像：看训练与测试的识别精度拉开差距</translation>
    </message>
    <message>
      <source>Only differences count: the same number added to all logits changes nothing.</source>
      <translation>只有差值起作用：所有 logit 加上同一个数，结果不变。</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Open a folder…</source>
      <translation>打开文件夹…</translation>
    </message>
    <message>
      <source>Open a network</source>
      <translation>打开网络</translation>
    </message>
    <message>
      <source>Open a network…</source>
      <translation>打开网络…</translation>
    </message>
    <message>
      <source>Open a set of digits</source>
      <translation>打开一组数字</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <source>Optimizers</source>
      <translation>优化器</translation>
    </message>
    <message>
      <source>Output {name} has no cable: plug one in</source>
      <translation>输出 {name} 没有导线：请接上一根</translation>
    </message>
    <message>
      <source>Outputs</source>
      <translation>激活值</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Perceptron</source>
      <translation>感知机</translation>
    </message>
    <message>
      <source>Perceptron rule</source>
      <translation>感知机规则</translation>
    </message>
    <message>
      <source>Perceptron rule, before the first look</source>
      <translation>感知机规则，第一次查看之前</translation>
    </message>
    <message>
      <source>Perceptron rule, look {look}: y = {y}, t = {t}</source>
      <translation>感知机规则，第 {look} 次查看：y = {y}，t = {t}</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Play or pause (Space)</source>
      <translation>播放或暂停（空格键）</translation>
    </message>
    <message>
      <source>Play trains one run for each line, all with the settings above but for what the line changes: train_size = 300, or: lr = 1.0; optimizer = sgd.</source>
      <translation>按播放键，每行训练一次运行；除该行所改的以外，全部采用上面的设置：train_size = 300，或：lr = 1.0; optimizer = sgd。</translation>
    </message>
    <message>
      <source>Play, or drag the cursor to any step.</source>
      <translation>播放，或把光标拖到任意一步。</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>Pulls all weights towards 0, against overfitting; too much stops learning.</source>
      <translation>把所有权重拉向 0，以抑制过拟合；太大则学不动。</translation>
    </message>
    <message>
      <source>Pulls every position towards (0, 0), whatever the gradient says</source>
      <translation>把每个位置拉向 (0, 0)，与梯度无关</translation>
    </message>
    <message>
      <source>Put XOR on the board.</source>
      <translation>把异或门放到电路板上。</translation>
    </message>
    <message>
      <source>Put ten of them in a row. What is left of the gradient?</source>
      <translation>把十个串起来。梯度还剩多少？</translation>
    </message>
    <message>
      <source>Put the four points of AND there.</source>
      <translation>放上与门的四个点。</translation>
    </message>
    <message>
      <source>Put the point at std {std}: is less left?</source>
      <translation>把点移到标准差 {std}：剩下的会变少吗？</translation>
    </message>
    <message>
      <source>Put the point on He's line.</source>
      <translation>把点放到 He 的线上。</translation>
    </message>
    <message>
      <source>PyTorch has no batch normalization over a batch of one image</source>
      <translation>PyTorch 不能对只有一张图像的批做批量归一化</translation>
    </message>
    <message>
      <source>Q1 · one line for XOR?</source>
      <translation>Q1 · 一条直线能做异或门吗？</translation>
    </message>
    <message>
      <source>Q10 · a single image</source>
      <translation>Q10 · 单张图像</translation>
    </message>
    <message>
      <source>Q11 · sigmoid or ReLU</source>
      <translation>Q11 · sigmoid 还是 ReLU</translation>
    </message>
    <message>
      <source>Q14 · batches of 10, 100, 1000</source>
      <translation>Q14 · 批大小 10、100、1000</translation>
    </message>
    <message>
      <source>Q15 · the accuracy never moves</source>
      <translation>Q15 · 识别精度不动</translation>
    </message>
    <message>
      <source>Q16 · std 0.01 against He</source>
      <translation>Q16 · 标准差 0.01 与 He</translation>
    </message>
    <message>
      <source>Q17 · AdaGrad gets slower</source>
      <translation>Q17 · AdaGrad 越来越慢</translation>
    </message>
    <message>
      <source>Q18 · batch norm and std</source>
      <translation>Q18 · 批量归一化与标准差</translation>
    </message>
    <message>
      <source>Q19 · overfitting on 300 images</source>
      <translation>Q19 · 300 张图像的过拟合</translation>
    </message>
    <message>
      <source>Q2 · functions on arrays</source>
      <translation>Q2 · 函数与数组</translation>
    </message>
    <message>
      <source>Q20 · where the time went</source>
      <translation>Q20 · 时间花在哪里</translation>
    </message>
    <message>
      <source>Q21 · weight decay</source>
      <translation>Q21 · 权值衰减</translation>
    </message>
    <message>
      <source>Q22 · dropout</source>
      <translation>Q22 · Dropout</translation>
    </message>
    <message>
      <source>Q24 · the same in PyTorch</source>
      <translation>Q24 · 用 PyTorch 做同样的事</translation>
    </message>
    <message>
      <source>Q3 · softmax gives nan</source>
      <translation>Q3 · softmax 得到 nan</translation>
    </message>
    <message>
      <source>Q4 · softmax of a batch</source>
      <translation>Q4 · 一个批次的 softmax</translation>
    </message>
    <message>
      <source>Q5 · a negative loss</source>
      <translation>Q5 · 负的损失</translation>
    </message>
    <message>
      <source>Q6 · which shapes fit</source>
      <translation>Q6 · 哪些形状能配</translation>
    </message>
    <message>
      <source>Q7 · error against h</source>
      <translation>Q7 · 误差与 h</translation>
    </message>
    <message>
      <source>Q8 · why are both the same?</source>
      <translation>Q8 · 为什么这两个是同一个？</translation>
    </message>
    <message>
      <source>Q9 · gradient of a column</source>
      <translation>Q9 · 一列数的梯度</translation>
    </message>
    <message>
      <source>Question {name} needs guesses, one of them marked [x]</source>
      <translation>问题 {name} 需要若干选项，其中一个标为 [x]</translation>
    </message>
    <message>
      <source>RMSProp</source>
      <translation>RMSProp</translation>
    </message>
    <message>
      <source>Race</source>
      <translation>比赛</translation>
    </message>
    <message>
      <source>Race, look into the memory, race fairly, map all starts</source>
      <translation>比赛、查看记忆、公平比赛、从所有起点出发</translation>
    </message>
    <message>
      <source>Raise SGD's learning rate past {limit}: then each step lands farther out than it came from. Which optimizer forgives the same rate?</source>
      <translation>把 SGD 的学习率提高到 {limit} 以上：这时每一步都落得比出发点更远。同样的学习率，哪个优化器受得了？</translation>
    </message>
    <message>
      <source>Rastrigin's dents</source>
      <translation>Rastrigin 的凹坑</translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <source>ReLU in place of {name}: where is the road now?</source>
      <translation>把 {name} 换成 ReLU：路在哪里？</translation>
    </message>
    <message>
      <source>ReLU in the hidden layers.</source>
      <translation>隐藏层改用 ReLU。</translation>
    </message>
    <message>
      <source>ReLU with a small slope for negative x, so that no unit is lost for good.</source>
      <translation>x 为负时也有小斜率的 ReLU，不会有神经元永远失效。</translation>
    </message>
    <message>
      <source>ReLU's mask forgotten</source>
      <translation>漏用 ReLU 的 mask</translation>
    </message>
    <message>
      <source>ReLU: Xavier beside He</source>
      <translation>ReLU：Xavier 与 He</translation>
    </message>
    <message>
      <source>ReLU: Xavier in A, He in B.</source>
      <translation>ReLU：A 用 Xavier，B 用 He。</translation>
    </message>
    <message>
      <source>Reading the images …</source>
      <translation>正在读取图像……</translation>
    </message>
    <message>
      <source>Remove all points</source>
      <translation>删除所有点</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>删除它</translation>
    </message>
    <message>
      <source>Remove start {0}</source>
      <translation>删除起点 {0}</translation>
    </message>
    <message>
      <source>Remove the layer (Delete)</source>
      <translation>删除该层（Delete）</translation>
    </message>
    <message>
      <source>Remove this start (Delete)</source>
      <translation>删除此起点（Delete）</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <source>Right of the first 10,000 training images: {std}, {xavier}, {he}.</source>
      <translation>前 10,000 张训练图像中答对：{std}，{xavier}，{he}。</translation>
    </message>
    <message>
      <source>Rosenbrock's valley</source>
      <translation>Rosenbrock 山谷</translation>
    </message>
    <message>
      <source>Rosenbrock's valley, 1000 steps</source>
      <translation>Rosenbrock 山谷，1000 步</translation>
    </message>
    <message>
      <source>Round bowl</source>
      <translation>圆碗</translation>
    </message>
    <message>
      <source>Row sums laid over the columns</source>
      <translation>行的和摆到了列上</translation>
    </message>
    <message>
      <source>Rows of the batch: one image each.</source>
      <translation>批次的行：每行一张图。</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>Run again</source>
      <translation>重新运行</translation>
    </message>
    <message>
      <source>Run for {steps} steps: who settles, and who never does?</source>
      <translation>运行 {steps} 步：谁会停稳，谁永远不停？</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>SGD</source>
      <translation>SGD</translation>
    </message>
    <message>
      <source>SGD past 2/λmax</source>
      <translation>SGD 超过 2/λmax</translation>
    </message>
    <message>
      <source>SGD's steps shrink with the gradient; Adam rescales them</source>
      <translation>SGD 的步长随梯度缩小；Adam 会调整步长</translation>
    </message>
    <message>
      <source>Saddle</source>
      <translation>鞍面</translation>
    </message>
    <message>
      <source>Saturated, with a slope below {threshold}: x = {places}.</source>
      <translation>饱和，导数小于 {threshold}：x = {places}。</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as a PyTorch script</source>
      <translation>另存为 PyTorch 脚本</translation>
    </message>
    <message>
      <source>Save as a PyTorch script…</source>
      <translation>另存为 PyTorch 脚本…</translation>
    </message>
    <message>
      <source>Save as a Python script</source>
      <translation>另存为 Python 脚本</translation>
    </message>
    <message>
      <source>Save as a Python script…</source>
      <translation>另存为 Python 脚本…</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>另存为…</translation>
    </message>
    <message>
      <source>Save the curves</source>
      <translation>保存曲线</translation>
    </message>
    <message>
      <source>Save the curves (CSV)…</source>
      <translation>保存曲线（CSV）…</translation>
    </message>
    <message>
      <source>Save the lab</source>
      <translation>保存实验室</translation>
    </message>
    <message>
      <source>Save the network</source>
      <translation>保存网络</translation>
    </message>
    <message>
      <source>Save the network…</source>
      <translation>保存网络…</translation>
    </message>
    <message>
      <source>Save the plot as a drawing (SVG)…</source>
      <translation>将图保存为矢量图（SVG）…</translation>
    </message>
    <message>
      <source>Save the plot as a picture (PNG)…</source>
      <translation>将图保存为图片（PNG）…</translation>
    </message>
    <message>
      <source>Save the plot's data (CSV)…</source>
      <translation>保存图中的数据（CSV）…</translation>
    </message>
    <message>
      <source>Save the steps as an &amp;animation…</source>
      <translation>将各步保存为动画(&amp;A)…</translation>
    </message>
    <message>
      <source>Save the steps as an animation (GIF)…</source>
      <translation>将各步保存为动画（GIF）…</translation>
    </message>
    <message>
      <source>Save this tab as a &amp;picture…</source>
      <translation>将此标签页保存为图片(&amp;P)…</translation>
    </message>
    <message>
      <source>Save your digits</source>
      <translation>保存你的数字</translation>
    </message>
    <message>
      <source>Saved {0}</source>
      <translation>已保存 {0}</translation>
    </message>
    <message>
      <source>Scaled to {width} × {height}</source>
      <translation>缩放到 {width} × {height}</translation>
    </message>
    <message>
      <source>Scales each unit to mean 0 and std 1 over the batch, whatever the weights are</source>
      <translation>无论权重如何，都把每个单元在批内调整为均值 0、标准差 1</translation>
    </message>
    <message>
      <source>Second run, step {step}</source>
      <translation>第二次运行，第 {step} 步</translation>
    </message>
    <message>
      <source>See how long the steps are, all the way.</source>
      <translation>看看一路上的步长。</translation>
    </message>
    <message>
      <source>See the surface as a landscape</source>
      <translation>把曲面看成地形</translation>
    </message>
    <message>
      <source>See the surface as a landscape; drag to turn it</source>
      <translation>把曲面看成地形；拖动可旋转</translation>
    </message>
    <message>
      <source>See what happens and why, without a guess</source>
      <translation>不猜测，直接看结果和原因</translation>
    </message>
    <message>
      <source>Set everything as the preset has it (Ctrl+R)</source>
      <translation>全部恢复为预设的设置（Ctrl+R）</translation>
    </message>
    <message>
      <source>Set k to 1: the sigmoid again.</source>
      <translation>令 k = 1：又是 sigmoid。</translation>
    </message>
    <message>
      <source>Set w = 4, to make up for the sigmoid's 0.25. Is the gradient saved?</source>
      <translation>令 w = 4，弥补 sigmoid 的 0.25。梯度得救了吗？</translation>
    </message>
    <message>
      <source>Set α to 2. What happens to the slope at 0?</source>
      <translation>令 α = 2。0 处的导数会怎样？</translation>
    </message>
    <message>
      <source>Setting B</source>
      <translation>设置 B</translation>
    </message>
    <message>
      <source>Shapes</source>
      <translation>形状</translation>
    </message>
    <message>
      <source>Shapes are laid side by side from the right. Two sizes fit if they are equal or one of them is 1; that one is stretched.</source>
      <translation>形状从右边对齐。两个大小相等，或其中一个是 1 就能配上；是 1 的那个被拉伸。</translation>
    </message>
    <message>
      <source>Shapes: dot and broadcasting</source>
      <translation>形状：点积与广播</translation>
    </message>
    <message>
      <source>Shift and click on the plot does the same</source>
      <translation>按住 Shift 点击图面也可以</translation>
    </message>
    <message>
      <source>Show a line that no other line beats.</source>
      <translation>显示一条没有别的直线能胜过的直线。</translation>
    </message>
    <message>
      <source>Show the answer</source>
      <translation>显示答案</translation>
    </message>
    <message>
      <source>Show the settings and the formula of {0}</source>
      <translation>显示 {0} 的设置和公式</translation>
    </message>
    <message>
      <source>Show weights that get all four rows right.</source>
      <translation>显示能让四行全对的权重。</translation>
    </message>
    <message>
      <source>Shows rare values beside a bar that towers over all others</source>
      <translation>在一根远高于其他的柱子旁边，也能看到少见的值</translation>
    </message>
    <message>
      <source>Sigmoid in place of ReLU: how many starts learn now?</source>
      <translation>把 ReLU 换成 sigmoid：还有几个初始值能学会？</translation>
    </message>
    <message>
      <source>Sigmoid: a road that leads nowhere. Show the differences between inputs.</source>
      <translation>sigmoid：一条走不通的路。看输入之间的差别。</translation>
    </message>
    <message>
      <source>Signal against depth</source>
      <translation>信号与深度</translation>
    </message>
    <message>
      <source>Smooth, so every small change of x shows in y. But the slope is never more than 0.25, and close to 0 at both ends: there the unit is saturated.</source>
      <translation>处处平滑，x 的微小变化都会反映到 y。但导数最大只有 0.25，两端接近 0：神经元在那里饱和。</translation>
    </message>
    <message>
      <source>So far out x + h and x − h are the same number, the numerical gradient is 0, and x stands still. With the exact formula it would go on and on.</source>
      <translation>在这么远的地方，x + h 与 x − h 是同一个数，数值梯度为 0，x 不再移动。用精确公式则会一直走下去。</translation>
    </message>
    <message>
      <source>So many inputs go through the network at once</source>
      <translation>一次有这么多输入通过网络</translation>
    </message>
    <message>
      <source>So many mini-batches are learned from</source>
      <translation>学习这么多个 mini-batch</translation>
    </message>
    <message>
      <source>So the first weights matter less, not nothing.</source>
      <translation>所以权重初始值的影响变小了，但并非没有。</translation>
    </message>
    <message>
      <source>So the samples compete: change one logit, and every other sample's answer moves. A fresh network's loss is near ln (N·K) = ln {K} = {ln}.</source>
      <translation>样本之间互相竞争：改动一个 logit，其他样本的答案都会变。刚初始化的网络，损失接近 ln (N·K) = ln {K} = {ln}。</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>softmax</translation>
    </message>
    <message>
      <source>Softmax depends on differences alone, so b should change nothing. The formula as it is written breaks all the same.</source>
      <translation>softmax 只取决于差值，所以 b 本不该有影响。按公式直接计算却会失效。</translation>
    </message>
    <message>
      <source>Softmax of a batch</source>
      <translation>一个批次的 softmax</translation>
    </message>
    <message>
      <source>Softmax: logits become probabilities</source>
      <translation>softmax：logit 变成概率</translation>
    </message>
    <message>
      <source>Something unexpected happened. The other tabs go on working.</source>
      <translation>发生了意外的错误。其他标签页仍可继续使用。</translation>
    </message>
    <message>
      <source>Something went wrong</source>
      <translation>出错了</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>空格键</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>起点</translation>
    </message>
    <message>
      <source>Start again</source>
      <translation>重新开始</translation>
    </message>
    <message>
      <source>Start all weights at 0.</source>
      <translation>所有权重从 0 开始。</translation>
    </message>
    <message>
      <source>Start all weights at 0.01: still the same.</source>
      <translation>所有权重从 0.01 开始：仍然相同。</translation>
    </message>
    <message>
      <source>Start from a bad line instead of none. Does it still end?</source>
      <translation>从一条很差的直线开始，而不是没有直线。它还会结束吗？</translation>
    </message>
    <message>
      <source>Start over with the same initial values (Home)</source>
      <translation>用同样的初始值重新开始（Home）</translation>
    </message>
    <message>
      <source>Step length</source>
      <translation>步长</translation>
    </message>
    <message>
      <source>Step {end} is at ({x}, {y}), {distance} away from the nearest minimum.</source>
      <translation>第 {end} 步在 ({x}, {y})，离最近的极小值点 {distance}。</translation>
    </message>
    <message>
      <source>Step {end} is at ({x}, {y}).</source>
      <translation>第 {end} 步在 ({x}, {y})。</translation>
    </message>
    <message>
      <source>Step {step}: all the same has loss {same}, random {random}</source>
      <translation>第 {step} 步：权重相同的损失 {same}，随机的 {random}</translation>
    </message>
    <message>
      <source>Step {step}: f = {f}</source>
      <translation>第 {step} 步：f = {f}</translation>
    </message>
    <message>
      <source>Stop here; what was found so far stays</source>
      <translation>到此为止；已经得到的结果会保留</translation>
    </message>
    <message>
      <source>Stretched bowl</source>
      <translation>拉长的碗</translation>
    </message>
    <message>
      <source>Styblinski and Tang's depths</source>
      <translation>Styblinski–Tang 的四个谷</translation>
    </message>
    <message>
      <source>Sum the rows, but forget keepdims: no error here.</source>
      <translation>逐行求和但漏掉 keepdims：这里不报错。</translation>
    </message>
    <message>
      <source>Summed over the whole batch</source>
      <translation>对整个批次求和</translation>
    </message>
    <message>
      <source>Surface</source>
      <translation>曲面</translation>
    </message>
    <message>
      <source>Survival map</source>
      <translation>存活图</translation>
    </message>
    <message>
      <source>Swap a and b. Does it still work?</source>
      <translation>交换 a 和 b，还行吗？</translation>
    </message>
    <message>
      <source>Swish</source>
      <translation>Swish</translation>
    </message>
    <message>
      <source>Switch batch norm off again.</source>
      <translation>再关掉批量归一化。</translation>
    </message>
    <message>
      <source>Switch batch norm off in B.</source>
      <translation>关掉 B 的批量归一化。</translation>
    </message>
    <message>
      <source>Switch batch norm on in B.</source>
      <translation>打开 B 的批量归一化。</translation>
    </message>
    <message>
      <source>Switch batch norm on: all three learn.</source>
      <translation>打开批量归一化：三个都能学会。</translation>
    </message>
    <message>
      <source>Switch batch norm on: each layer is scaled afresh.</source>
      <translation>打开批量归一化：每一层都重新调整尺度。</translation>
    </message>
    <message>
      <source>Switch batch norm on: the std stops mattering.</source>
      <translation>打开批量归一化：标准差不再重要。</translation>
    </message>
    <message>
      <source>T = {0}</source>
      <translation>T = {0}</translation>
    </message>
    <message>
      <source>T above 1 brings the shares closer together, T below 1 drives them apart.</source>
      <translation>T 大于 1 使各类别的概率靠近，小于 1 则拉开差距。</translation>
    </message>
    <message>
      <source>Tab &amp;before</source>
      <translation>上一个标签页(&amp;B)</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>Take ReLU: its slope is 1, however long the chain.</source>
      <translation>换成 ReLU：链再长，导数也是 1。</translation>
    </message>
    <message>
      <source>Take only one side, x and x + h: how much worse is it?</source>
      <translation>只取一侧，x 和 x + h：会差多少？</translation>
    </message>
    <message>
      <source>Take sin x at 1: its error shows truncation as well as rounding.</source>
      <translation>改用 sin x，取 x = 1：误差里既有截断也有舍入。</translation>
    </message>
    <message>
      <source>Take tanh: it is centred on 0, and the inputs stay apart.</source>
      <translation>换成 tanh：它以 0 为中心，不同的输入仍能区分。</translation>
    </message>
    <message>
      <source>Take the chosen gate off the board, with its cables</source>
      <translation>把选中的门连同它的导线一起从电路板上拿掉</translation>
    </message>
    <message>
      <source>Take the exact gradient instead: where does it end?</source>
      <translation>改用精确的梯度：最后会到哪里？</translation>
    </message>
    <message>
      <source>Take the offset away.</source>
      <translation>去掉偏移。</translation>
    </message>
    <message>
      <source>Taken for {name} by its name, not by its contents</source>
      <translation>按名字而不是内容判断为 {name}</translation>
    </message>
    <message>
      <source>Taking pictures of the steps …</source>
      <translation>正在逐步截图…</translation>
    </message>
    <message>
      <source>Taking the same steps in NumPy and in PyTorch …</source>
      <translation>正在 NumPy 和 PyTorch 中走同样的步……</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>Ten equal logits at 707.6: none overflows alone, but their sum does.</source>
      <translation>十个等于 707.6 的 logit：单个不溢出，和却溢出。</translation>
    </message>
    <message>
      <source>Test accuracy {0} (right: {1}).</source>
      <translation>测试识别精度 {0}（正确：{1}）。</translation>
    </message>
    <message>
      <source>The activation function of B</source>
      <translation>B 的激活函数</translation>
    </message>
    <message>
      <source>The activation of both hidden layers. With the identity all three layers are one linear layer.</source>
      <translation>两个隐藏层的激活函数。用恒等函数时，三层合起来只是一个线性层。</translation>
    </message>
    <message>
      <source>The activations by themselves, many in a row, the softmax at the end of a network, its usual mistakes, a whole small network, and the shapes of its arrays.</source>
      <translation>单个激活函数、许多个串联、网络末端的 softmax、它常见的错误、一个完整的小网络，以及数组的形状。</translation>
    </message>
    <message>
      <source>The architecture has the entries {given}; it takes {known}, and needs the first two.</source>
      <translation>网络结构含有条目 {given}；可用的是 {known}，其中前两个必不可少。</translation>
    </message>
    <message>
      <source>The array holds whole numbers only: x + h is cut back to x, and x − h falls to x − 1. Give it floats: np.array([3.0, 4.0]).</source>
      <translation>这个数组只能存整数：x + h 被截断成 x，x − h 变成 x − 1。请传入浮点数：np.array([3.0, 4.0])。</translation>
    </message>
    <message>
      <source>The best rate for a bowl of this shape: η = {lr}.</source>
      <translation>这种形状的碗的最佳学习率：η = {lr}。</translation>
    </message>
    <message>
      <source>The bias before the first point is looked at. It is learned like a weight whose input is always 1.</source>
      <translation>查看第一个点之前的偏置。它像输入总为 1 的权重一样被学习。</translation>
    </message>
    <message>
      <source>The board cuts the plane into too many pieces to show</source>
      <translation>电路板把平面分得太碎，无法显示</translation>
    </message>
    <message>
      <source>The board in the plane of x1 and x2</source>
      <translation>x1 和 x2 平面上的电路板</translation>
    </message>
    <message>
      <source>The board is empty: add a gate</source>
      <translation>电路板是空的：请添加一个门</translation>
    </message>
    <message>
      <source>The board is full: it holds {most} gates</source>
      <translation>电路板已满：最多放 {most} 个门</translation>
    </message>
    <message>
      <source>The board should do</source>
      <translation>电路板的任务</translation>
    </message>
    <message>
      <source>The book has 30</source>
      <translation>书中是 30 个</translation>
    </message>
    <message>
      <source>The book takes 1,000, so that sixteen pairs of runs take seconds</source>
      <translation>书中取 1,000 张，这样十六对运行只需几秒</translation>
    </message>
    <message>
      <source>The book's Xavier is std √(1/n).</source>
      <translation>书中的 Xavier 是标准差 √(1/n)。</translation>
    </message>
    <message>
      <source>The book's logits: 0.3, 2.9, 4.</source>
      <translation>书中的 logit：0.3、2.9、4。</translation>
    </message>
    <message>
      <source>The budget: so many learning rates from 0.0001 to 10, the same for all</source>
      <translation>预算：从 0.0001 到 10 的这么多个学习率，人人相同</translation>
    </message>
    <message>
      <source>The cables run in a loop: {loop}</source>
      <translation>导线形成了环：{loop}</translation>
    </message>
    <message>
      <source>The class names are those of {file}</source>
      <translation>类别名取自 {file}</translation>
    </message>
    <message>
      <source>The classes can be separated, but by less than the lab's numbers can show</source>
      <translation>两类可以分开，但间隔小得无法用数值表示</translation>
    </message>
    <message>
      <source>The classes can be separated: there is a street {width} wide between them</source>
      <translation>两类可以分开：它们之间有宽 {width} 的间隔</translation>
    </message>
    <message>
      <source>The digit is cut out of the picture.</source>
      <translation>从画面中把数字裁切出来。</translation>
    </message>
    <message>
      <source>The digits that you have drawn and kept are added to the training images.</source>
      <translation>把你画好并保留的数字加入训练图像。</translation>
    </message>
    <message>
      <source>The digits were not saved, for they could not be opened again: they would take {size:,} bytes, expected at most {most:,}</source>
      <translation>数字未保存，因为无法再次打开：它们会占 {size:,} 字节，最多 {most:,} 字节</translation>
    </message>
    <message>
      <source>The engine's code that ran</source>
      <translation>刚刚运行的引擎代码</translation>
    </message>
    <message>
      <source>The exact slope is {exact}; this one is off by {error}.</source>
      <translation>精确的斜率是 {exact}；这里的误差是 {error}。</translation>
    </message>
    <message>
      <source>The first version of chapter 4.4, or the engine's own</source>
      <translation>4.4 节最初的版本，或引擎自己的函数</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be read</source>
      <translation>无法读取文件夹 {folder}</translation>
    </message>
    <message>
      <source>The formula as written has overflowed</source>
      <translation>按公式直接计算：上溢</translation>
    </message>
    <message>
      <source>The formula as written has underflowed</source>
      <translation>按公式直接计算：下溢</translation>
    </message>
    <message>
      <source>The formula breaks off after: {place}</source>
      <translation>公式在此处中断：{place}</translation>
    </message>
    <message>
      <source>The formula cannot be understood from here on: {place}</source>
      <translation>从这里开始无法理解公式：{place}</translation>
    </message>
    <message>
      <source>The formula has no finite value at x = {x}, y = {y}</source>
      <translation>公式在 x = {x}，y = {y} 处没有有限的值</translation>
    </message>
    <message>
      <source>The formula has {came} characters, at most {limit} are allowed</source>
      <translation>公式有 {came} 个字符，最多允许 {limit} 个</translation>
    </message>
    <message>
      <source>The formula is the same everywhere: there is nothing to descend</source>
      <translation>公式处处相同：无处可下降</translation>
    </message>
    <message>
      <source>The formula is too complicated: please use fewer parts</source>
      <translation>公式太复杂：请减少项数</translation>
    </message>
    <message>
      <source>The formula reaches {came} here: too steep to show</source>
      <translation>公式在这里达到 {came}：太陡，无法显示</translation>
    </message>
    <message>
      <source>The function of two variables to walk down</source>
      <translation>要沿着下降的二元函数</translation>
    </message>
    <message>
      <source>The function whose formula and saturation are shown.</source>
      <translation>显示公式和饱和区的那个函数。</translation>
    </message>
    <message>
      <source>The function whose slope is taken</source>
      <translation>要求斜率的函数</translation>
    </message>
    <message>
      <source>The gradient is right: twice each number.</source>
      <translation>梯度正确：每个数的两倍。</translation>
    </message>
    <message>
      <source>The gradient must have the shape of x, {expected}, not {came}</source>
      <translation>梯度的形状必须与 x 相同，即 {expected}，而不是 {came}</translation>
    </message>
    <message>
      <source>The hidden layers. More and wider layers can represent more, and take longer.</source>
      <translation>隐藏层。层越多、越宽，能表示的越多，也越费时。</translation>
    </message>
    <message>
      <source>The histogram shows differences between units only.</source>
      <translation>直方图显示的只是单元之间的差别。</translation>
    </message>
    <message>
      <source>The identity at the end, as in the book.</source>
      <translation>末尾用恒等函数，与书中一样。</translation>
    </message>
    <message>
      <source>The identity for regression; softmax for classification.</source>
      <translation>回归用恒等函数，分类用 softmax。</translation>
    </message>
    <message>
      <source>The images lay on their side (rows and columns swapped): turned</source>
      <translation>图像是横躺的（行列互换）：已转正</translation>
    </message>
    <message>
      <source>The input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>The input shape is {shape}; it must hold whole numbers from 1 up.</source>
      <translation>输入形状是 {shape}；它必须由不小于 1 的整数组成。</translation>
    </message>
    <message>
      <source>The last axis of a meets the second-to-last of b (its only one, if b has one). Both must be of the same size; they are summed over and disappear.</source>
      <translation>a 的最后一个轴与 b 的倒数第二个轴（b 只有一个轴时就是它）相遇。两者大小必须相同，求和后消失。</translation>
    </message>
    <message>
      <source>The layers have {count:,} weights and biases in all, expected at most {most:,}</source>
      <translation>这些层共有 {count:,} 个权重和偏置，最多 {most:,} 个</translation>
    </message>
    <message>
      <source>The learning rate grows from 0 over so many steps: a gentle start.</source>
      <translation>学习率用这么多步从 0 逐渐升高：平稳起步。</translation>
    </message>
    <message>
      <source>The length of each step along the gradient.</source>
      <translation>每一步沿梯度走多远。</translation>
    </message>
    <message>
      <source>The link is on the clipboard.</source>
      <translation>链接已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The logits are divided by it. Small: the largest takes all. Large: all classes come out alike.</source>
      <translation>logit 除以它。小：最大的独占全部。大：各类别趋于相同。</translation>
    </message>
    <message>
      <source>The loss is right by chance: each class comes once here, so the same sums are divided by, only in other places.</source>
      <translation>损失碰巧是对的：这里每个类别恰好出现一次，除以的还是那几个和，只是换了位置。</translation>
    </message>
    <message>
      <source>The loss of each step has λ/2 Σ W² in it; the losses that are measured have not.</source>
      <translation>每一步的损失里含有 λ/2 Σ W²；评估时测得的损失里没有。</translation>
    </message>
    <message>
      <source>The maximum is taken away first, and nothing overflows.</source>
      <translation>先减去最大值，就不会溢出。</translation>
    </message>
    <message>
      <source>The means start at 0, so they are too small at first; this makes up for it</source>
      <translation>平均值从 0 开始，所以起初偏小；这里加以修正</translation>
    </message>
    <message>
      <source>The minima are told when all steps are done.</source>
      <translation>所有步走完后才显示极小值点。</translation>
    </message>
    <message>
      <source>The network answers with what is not a number: its weights ran away</source>
      <translation>网络给出的不是数值：它的权重已经发散</translation>
    </message>
    <message>
      <source>The network starts …</source>
      <translation>网络正在启动……</translation>
    </message>
    <message>
      <source>The network to look at was not sent</source>
      <translation>没有收到要查看的网络</translation>
    </message>
    <message>
      <source>The network was not saved, for it could not be opened again: it has {layers} layers, up to {values:,} values in a layer and {size:,} bytes; the most are {most_layers}, {most_values:,} and {most_size:,}</source>
      <translation>网络未保存，因为无法再次打开：它有 {layers} 层，一层最多 {values:,} 个值，共 {size:,} 字节；上限分别为 {most_layers}、{most_values:,} 和 {most_size:,}</translation>
    </message>
    <message>
      <source>The network was not saved: {name} holds numbers that are not finite</source>
      <translation>网络未保存：{name} 中有非有限的数</translation>
    </message>
    <message>
      <source>The network's answer: {0}, {1}</source>
      <translation>网络的回答：{0}，{1}</translation>
    </message>
    <message>
      <source>The next step would overflow: no float is that large.</source>
      <translation>下一步就会溢出：没有这么大的浮点数。</translation>
    </message>
    <message>
      <source>The number of logits: one for each class that the network knows.</source>
      <translation>logit 的个数：网络认识的每个类别一个。</translation>
    </message>
    <message>
      <source>The numbers are shown for arrays of up to 36 numbers and two axes.</source>
      <translation>不超过 36 个数、两个轴的数组才显示具体数字。</translation>
    </message>
    <message>
      <source>The numbers left the range of floats: no training starts from here.</source>
      <translation>数值超出了浮点数的范围：从这里无法开始训练。</translation>
    </message>
    <message>
      <source>The numbers must be within −700 … 700</source>
      <translation>数值必须在 −700 … 700 之间</translation>
    </message>
    <message>
      <source>The output: identity</source>
      <translation>输出：恒等函数</translation>
    </message>
    <message>
      <source>The output: softmax</source>
      <translation>输出：softmax</translation>
    </message>
    <message>
      <source>The parameters came with the shape {given}; the network's have {expected}.</source>
      <translation>给出的参数形状是 {given}；网络的参数形状是 {expected}。</translation>
    </message>
    <message>
      <source>The pasted picture is damaged</source>
      <translation>粘贴的图片已损坏</translation>
    </message>
    <message>
      <source>The path, drawn from the history</source>
      <translation>由历史记录画出的路径</translation>
    </message>
    <message>
      <source>The plane needs a board with two inputs</source>
      <translation>平面图需要有两个输入的电路板</translation>
    </message>
    <message>
      <source>The plane of what the chosen gate sees</source>
      <translation>选中的门所看到的平面</translation>
    </message>
    <message>
      <source>The plane of x1 and x2: drag the line, or the weight vector</source>
      <translation>x1 和 x2 的平面：拖动直线或权重向量</translation>
    </message>
    <message>
      <source>The points to learn: click to add one, drag to move it</source>
      <translation>要学习的点：点击添加，拖动移动</translation>
    </message>
    <message>
      <source>The process at work ended unexpectedly (exit code {code}). What it had sent is kept; press play to start again.</source>
      <translation>工作进程意外结束（退出代码 {code}）。已收到的内容都保留着；按播放键重新开始。</translation>
    </message>
    <message>
      <source>The process that works could not be started ({reason}). Close other programs, then press play again.</source>
      <translation>无法启动负责计算的进程（{reason}）。请关闭其他程序，然后再按播放。</translation>
    </message>
    <message>
      <source>The range of {name} must rise and lie within ±1e6, not go from {low} to {high}</source>
      <translation>{name} 的范围必须递增且在 ±1e6 之内，而不是从 {low} 到 {high}</translation>
    </message>
    <message>
      <source>The result has shape {shape}</source>
      <translation>结果的形状是 {shape}</translation>
    </message>
    <message>
      <source>The result has the shape {0}.</source>
      <translation>结果的形状是 {0}。</translation>
    </message>
    <message>
      <source>The root turns η = {lr} into {x} along x and {y} along y, and the mean gradient takes the place of the gradient.</source>
      <translation>开方把 η = {lr} 变成沿 x 的 {x} 和沿 y 的 {y}，梯度则由平均梯度代替。</translation>
    </message>
    <message>
      <source>The rows add up to {sums}, and only all together to 1.</source>
      <translation>各行之和为 {sums}，全部加起来才是 1。</translation>
    </message>
    <message>
      <source>The rows add up to {sums}.</source>
      <translation>各行之和为 {sums}。</translation>
    </message>
    <message>
      <source>The rows add up to {sums}; {count} of the values are above 1.</source>
      <translation>各行之和为 {sums}；有 {count} 个值大于 1。</translation>
    </message>
    <message>
      <source>The rows want b &gt; 0, w1 + b ≤ 0, w2 + b ≤ 0 and w1 + w2 + b &gt; 0. The middle two add up to w1 + w2 + 2b ≤ 0, so w1 + w2 + b ≤ −b &lt; 0: that contradicts the last.</source>
      <translation>各行要求 b &gt; 0、w1 + b ≤ 0、w2 + b ≤ 0、w1 + w2 + b &gt; 0。中间两式相加得 w1 + w2 + 2b ≤ 0，于是 w1 + w2 + b ≤ −b &lt; 0：与最后一式矛盾。</translation>
    </message>
    <message>
      <source>The rows want b ≤ 0, w1 + b &gt; 0, w2 + b &gt; 0 and w1 + w2 + b ≤ 0. The middle two add up to w1 + w2 + 2b &gt; 0, so w1 + w2 + b &gt; −b ≥ 0: that contradicts the last.</source>
      <translation>各行要求 b ≤ 0、w1 + b &gt; 0、w2 + b &gt; 0、w1 + w2 + b ≤ 0。中间两式相加得 w1 + w2 + 2b &gt; 0，于是 w1 + w2 + b &gt; −b ≥ 0：与最后一式矛盾。</translation>
    </message>
    <message>
      <source>The rule stops at the first line without an error, not at the best one: its margin is {margin}, the widest street would give {best}.</source>
      <translation>规则停在第一条没有错误的直线上，而不是最好的那条：它的间隔是 {margin}，最宽的通道可达 {best}。</translation>
    </message>
    <message>
      <source>The rule would go round for ever. That no line exists is not a guess after many tries: the marked points prove it, whatever the line.</source>
      <translation>这条规则会永远转圈。“没有这样的直线”不是试了很多次后的猜测：无论什么直线，标出的点都证明了这一点。</translation>
    </message>
    <message>
      <source>The run diverged: the loss was {loss} at step {step}. Try a smaller learning rate (now {lr}) or other initial weights.</source>
      <translation>训练发散了：第 {step} 步的损失为 {loss}。请试试更小的学习率（现在是 {lr}）或其他权重初始值。</translation>
    </message>
    <message>
      <source>The run stopped with an error: {error} ({file}, line {line})</source>
      <translation>运行因错误停止：{error}（{file}，第 {line} 行）</translation>
    </message>
    <message>
      <source>The run was not saved: its network has not been sent yet.</source>
      <translation>该运行未保存：它的网络还没有传回来。</translation>
    </message>
    <message>
      <source>The same array with the engine's function.</source>
      <translation>同一个数组，换成引擎的函数。</translation>
    </message>
    <message>
      <source>The same array with the first version of chapter 4.4.</source>
      <translation>同一个数组，换成 4.4 节最初的版本。</translation>
    </message>
    <message>
      <source>The same in Rosenbrock's valley: is the winner the same?</source>
      <translation>换成 Rosenbrock 山谷：赢家还是同一个吗？</translation>
    </message>
    <message>
      <source>The same map for {name}.</source>
      <translation>换成 {name} 的图。</translation>
    </message>
    <message>
      <source>The same rate in a stretched bowl, 20 times steeper along y than along x.</source>
      <translation>同样的学习率，换成拉长的碗：y 方向比 x 方向陡 20 倍。</translation>
    </message>
    <message>
      <source>The same seed gives the same noise</source>
      <translation>种子相同，噪声相同</translation>
    </message>
    <message>
      <source>The same seed gives the same weights, inputs and batches</source>
      <translation>同样的种子给出同样的权重、输入和批</translation>
    </message>
    <message>
      <source>The saved lab has {size:,} characters; expected at most {most:,}</source>
      <translation>保存的实验室有 {size:,} 个字符，最多 {most:,} 个</translation>
    </message>
    <message>
      <source>The schedule has η at {now} now; {lr} is its largest.</source>
      <translation>按学习率调度，现在 η 为 {now}；最大为 {lr}。</translation>
    </message>
    <message>
      <source>The script is on the clipboard.</source>
      <translation>脚本已复制到剪贴板。</translation>
    </message>
    <message>
      <source>The set is not known: its classes are called 0 to 9</source>
      <translation>不认识这个数据集：类别名为 0 到 9</translation>
    </message>
    <message>
      <source>The share of units dropped is {p}; it must be at least 0 and below 1.</source>
      <translation>被删除单元的比例是 {p}；它必须不小于 0 且小于 1。</translation>
    </message>
    <message>
      <source>The share of units left out in training; what is left out carries no signal</source>
      <translation>训练时丢弃的单元比例；被丢弃的单元不传信号</translation>
    </message>
    <message>
      <source>The sigmoid again.</source>
      <translation>换回 sigmoid。</translation>
    </message>
    <message>
      <source>The sigmoid's slope is at most 1/4: each layer multiplies the differences between inputs by at most about σ√n/4. Xavier makes that 1/4, He 0.35: both lose them layer by layer.</source>
      <translation>sigmoid 的导数最大为 1/4：每一层最多给输入之间的差别乘上约 σ√n/4。Xavier 时是 1/4，He 时是 0.35：差别都会逐层消失。</translation>
    </message>
    <message>
      <source>The signal is multiplied once a layer, so depth makes a small loss large</source>
      <translation>信号每过一层乘一次，所以深度会把小的损失变大</translation>
    </message>
    <message>
      <source>The slope at x = {x}</source>
      <translation>x = {x} 处的斜率</translation>
    </message>
    <message>
      <source>The slope for negative x. Anything above 0 lets a unit that is off go on learning; 0.01 is usual.</source>
      <translation>x 为负时的斜率。只要大于 0，关闭的神经元就还能学习；通常取 0.01。</translation>
    </message>
    <message>
      <source>The slope is 0 everywhere, so a gradient that comes back through it is 0 as well: nothing can be learned. At 0 it jumps.</source>
      <translation>导数处处为 0，经它传回的梯度也是 0：什么也学不到。在 0 处它会跳变。</translation>
    </message>
    <message>
      <source>The slope is 1 for every positive x, so gradients pass unharmed. For negative x it is 0: a unit that is negative for all data no longer learns.</source>
      <translation>x 为正时导数恒为 1，梯度原样通过。x 为负时导数为 0：对所有数据都为负的神经元不再学习。</translation>
    </message>
    <message>
      <source>The softmax looks at both numbers at once; they add up to 1.</source>
      <translation>softmax 同时看两个数；它们之和为 1。</translation>
    </message>
    <message>
      <source>The state has the entries {given}; {optimizer} needs {needed}: init makes them.</source>
      <translation>状态中有 {given}；{optimizer} 需要 {needed}：由 init 生成。</translation>
    </message>
    <message>
      <source>The std of B's weights</source>
      <translation>B 的权重的标准差</translation>
    </message>
    <message>
      <source>The step function has no slope: no gradient comes through, and only the output layer learns.</source>
      <translation>阶跃函数的导数处处为 0：梯度传不过去，只有输出层在学习。</translation>
    </message>
    <message>
      <source>The steps could not be made into an animation: {reason}</source>
      <translation>无法把各步做成动画：{reason}</translation>
    </message>
    <message>
      <source>The test set has {images} images and {labels} labels; both must be the same, and at least 1.</source>
      <translation>测试集有 {images} 张图像和 {labels} 个标签；两者必须相等且至少为 1。</translation>
    </message>
    <message>
      <source>The text of question {name} has {count} parts instead of a title and three</source>
      <translation>问题 {name} 的文本有 {count} 个部分，应为标题加三个部分</translation>
    </message>
    <message>
      <source>The text of question {name} is missing</source>
      <translation>缺少问题 {name} 的文本</translation>
    </message>
    <message>
      <source>The three-layer net</source>
      <translation>3 层神经网络</translation>
    </message>
    <message>
      <source>The tick draws the run; a double click or F2 renames it.</source>
      <translation>勾选可画出该运行；双击或按 F2 重命名。</translation>
    </message>
    <message>
      <source>The training set has {images} images and {labels} labels; both must be the same, and at least 1.</source>
      <translation>训练集有 {images} 张图像和 {labels} 个标签；两者必须相等且至少为 1。</translation>
    </message>
    <message>
      <source>The truth table that the gate should have, one of the sixteen there are. A click on one of the four points changes its target.</source>
      <translation>门应有的真值表，共有十六种。点击四个点中的一个，可改变它的目标。</translation>
    </message>
    <message>
      <source>The two outputs are the digits of the sum in binary: carry is worth 2, sum is worth 1. Adders in a row add long numbers: from NAND to a computer.</source>
      <translation>两个输出是和的二进制数字：carry（进位）代表 2，sum（和）代表 1。把加法器连成一排就能加很长的数：从与非门到计算机。</translation>
    </message>
    <message>
      <source>The way between two points of class 0 crosses that between two of class 1: no line parts them.</source>
      <translation>两个 0 类点的连线与两个 1 类点的连线相交：没有直线能把它们分开。</translation>
    </message>
    <message>
      <source>The weights are 0, or next to it: no line is within sight, and the bias alone decides. All four rows give {y}.</source>
      <translation>权重为 0 或接近 0：看得见的范围内没有直线，只由偏置决定。四行都输出 {y}。</translation>
    </message>
    <message>
      <source>The weights before the first point is looked at. Any start leads to a line in the end, if there is one.</source>
      <translation>查看第一个点之前的权重。只要存在这样的直线，从哪里开始最后都能找到。</translation>
    </message>
    <message>
      <source>There are no points yet: add at least one</source>
      <translation>还没有点：请至少添加一个</translation>
    </message>
    <message>
      <source>There is no activation called {name}. There are: {known}.</source>
      <translation>没有名为 {name} 的激活函数。可用的有：{known}。</translation>
    </message>
    <message>
      <source>There is no convnet called {kind}. There are: {known}.</source>
      <translation>没有名为 {kind} 的卷积网络。可用的有：{known}。</translation>
    </message>
    <message>
      <source>There is no file {file}</source>
      <translation>没有文件 {file}</translation>
    </message>
    <message>
      <source>There is no folder {folder}</source>
      <translation>没有文件夹 {folder}</translation>
    </message>
    <message>
      <source>There is no gate called {name}</source>
      <translation>没有名为 {name} 的门</translation>
    </message>
    <message>
      <source>There is no initializer called {name}. There are: {known}, or a number, which is a standard deviation.</source>
      <translation>没有名为 {name} 的初始值。可用的有：{known}，或一个数（标准差）。</translation>
    </message>
    <message>
      <source>There is no input or gate called {name}</source>
      <translation>没有名为 {name} 的输入或门</translation>
    </message>
    <message>
      <source>There is no layer called {name}. There are: {known}.</source>
      <translation>没有名为 {name} 的层。可用的有：{known}。</translation>
    </message>
    <message>
      <source>There is no layer of kind {kind}. There are: {known}.</source>
      <translation>没有 {kind} 这种层。可用的有：{known}。</translation>
    </message>
    <message>
      <source>There is nothing on the clipboard that the lab can open.</source>
      <translation>剪贴板上没有实验室可以打开的内容。</translation>
    </message>
    <message>
      <source>These settings are not trained yet: press play ({0} runs).</source>
      <translation>这些设置还没有训练过：请按播放（{0} 次运行）。</translation>
    </message>
    <message>
      <source>These settings are not trained yet: press play.</source>
      <translation>这些设置还没有训练过：请按播放。</translation>
    </message>
    <message>
      <source>These shapes do not fit</source>
      <translation>这两个形状配不上</translation>
    </message>
    <message>
      <source>This is not a saved lab, or it is damaged</source>
      <translation>这不是保存的实验室，或已损坏</translation>
    </message>
    <message>
      <source>This lab was saved by a later version ({version}); this one reads up to {ours}</source>
      <translation>此文件由更新的版本（{version}）保存；本版本最多读到 {ours}</translation>
    </message>
    <message>
      <source>This network has no dropout. Add a layer “dropout 0.2”, or select such a run.</source>
      <translation>此网络没有 Dropout。请添加层“dropout 0.2”，或选择有它的运行。</translation>
    </message>
    <message>
      <source>This picture has no steps to animate.</source>
      <translation>此图没有可做成动画的步骤。</translation>
    </message>
    <message>
      <source>This run: {0}</source>
      <translation>此运行：{0}</translation>
    </message>
    <message>
      <source>This surface has no lowest point, so nobody can arrive: choose another one.</source>
      <translation>此曲面没有最低点，谁也到不了：请换一个。</translation>
    </message>
    <message>
      <source>Tick at least one optimizer in the list on the left.</source>
      <translation>请在左侧列表中至少勾选一个优化器。</translation>
    </message>
    <message>
      <source>Time against PyTorch</source>
      <translation>与 PyTorch 比速度</translation>
    </message>
    <message>
      <source>Too small on purpose: std 0.01.</source>
      <translation>故意取得太小：标准差 0.01。</translation>
    </message>
    <message>
      <source>Too small: the signal dies from layer to layer. Too large: it explodes.</source>
      <translation>太小：信号逐层消失。太大：爆炸。</translation>
    </message>
    <message>
      <source>Too small: the signal dies from layer to layer. Too large: it saturates or explodes</source>
      <translation>太小：信号逐层消失。太大：饱和或爆炸</translation>
    </message>
    <message>
      <source>Touching: one point between two</source>
      <translation>相接：一点夹在两点之间</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Train it right and only compute the loss wrong.</source>
      <translation>训练正确，只把损失算错。</translation>
    </message>
    <message>
      <source>Train one run only, without the comparison</source>
      <translation>只训练一次运行，不做比较</translation>
    </message>
    <message>
      <source>Train with y − t instead: the update does not see the wrong loss.</source>
      <translation>改用 y − t 训练：更新时看不到错误的损失。</translation>
    </message>
    <message>
      <source>Train, or take a step, to see gradients.</source>
      <translation>训练或走一步，即可看到梯度。</translation>
    </message>
    <message>
      <source>Trained on MNIST</source>
      <translation>在 MNIST 上训练</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>训练</translation>
    </message>
    <message>
      <source>Truth table: Enter changes the target of a row</source>
      <translation>真值表：按 Enter 改变一行的目标</translation>
    </message>
    <message>
      <source>Truth table: a row puts its inputs on the cables</source>
      <translation>真值表：选中一行，把它的输入送上导线</translation>
    </message>
    <message>
      <source>Try next</source>
      <translation>接着试试</translation>
    </message>
    <message>
      <source>Tune all seven.</source>
      <translation>七个都调。</translation>
    </message>
    <message>
      <source>Tuning</source>
      <translation>调参</translation>
    </message>
    <message>
      <source>Two dimensions</source>
      <translation>二维</translation>
    </message>
    <message>
      <source>Two heaps</source>
      <translation>两堆点</translation>
    </message>
    <message>
      <source>Two heaps and an outlier</source>
      <translation>两堆点和一个离群点</translation>
    </message>
    <message>
      <source>Two heaps with room between them.</source>
      <translation>中间留有空隙的两堆点。</translation>
    </message>
    <message>
      <source>Two names, one array</source>
      <translation>两个名字，一个数组</translation>
    </message>
    <message>
      <source>Two numbers, shape (2,). Play, or drag the cursor, to send them through.</source>
      <translation>两个数，形状 (2,)。按播放或拖动光标，让它们流过网络。</translation>
    </message>
    <message>
      <source>Two points in one place have different targets: no line parts them.</source>
      <translation>同一位置的两个点目标不同：没有直线能把它们分开。</translation>
    </message>
    <message>
      <source>Two samples instead of three.</source>
      <translation>两个样本，而不是三个。</translation>
    </message>
    <message>
      <source>Two samples of one class: now the loss is wrong, too.</source>
      <translation>让两个样本属于同一类：这下损失也错了。</translation>
    </message>
    <message>
      <source>Two settings, A | B</source>
      <translation>两种设置，A | B</translation>
    </message>
    <message>
      <source>Type a formula in x and y, for example x^2/20 + y^2</source>
      <translation>请输入关于 x 和 y 的公式，例如 x^2/20 + y^2</translation>
    </message>
    <message>
      <source>Type a shape such as (2, 3). In the picture each number can be dragged up and down.</source>
      <translation>输入形状，例如 (2, 3)。图中的每个数也可以上下拖动。</translation>
    </message>
    <message>
      <source>Type a shape such as (3, 4). In the picture each number can be dragged up and down.</source>
      <translation>输入形状，例如 (3, 4)。图中的每个数也可以上下拖动。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Units with the same weights give the same output. So they get the same gradient, take the same step, and stay the same for ever: twelve units are worth one. Random first weights are there to make them differ.</source>
      <translation>权重相同的单元输出相同，因此得到相同的梯度，迈出相同的一步，永远相同：十二个单元只顶一个。随机的权重初始值就是为了让它们不同。</translation>
    </message>
    <message>
      <source>Up to {share} % of a layer's units answer every input the same: dead units.</source>
      <translation>最多有 {share} % 的单元对所有输入的回答都一样：死掉的单元。</translation>
    </message>
    <message>
      <source>Use its settings</source>
      <translation>采用其设置</translation>
    </message>
    <message>
      <source>W1: into each unit</source>
      <translation>W1：每个单元的输入权重</translation>
    </message>
    <message>
      <source>W2: out of each unit, a row each</source>
      <translation>W2：每个单元的输出权重，一行一个</translation>
    </message>
    <message>
      <source>Watch AdaGrad's squares: they only grow. What becomes of its steps?</source>
      <translation>看 AdaGrad 的平方和：它只增不减。步长会怎样？</translation>
    </message>
    <message>
      <source>Watch the network with He's weights.</source>
      <translation>看 He 初始值的网络。</translation>
    </message>
    <message>
      <source>Watch the network with one std.</source>
      <translation>看固定标准差的网络。</translation>
    </message>
    <message>
      <source>Weight space: drag the point to choose w1 and w2</source>
      <translation>权重空间：拖动点来选择 w1 和 w2</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Weights of {gate}, all three with the other sign, make {opposite}.</source>
      <translation>把{gate}的三个权重全部变号，就得到{opposite}。</translation>
    </message>
    <message>
      <source>Welcome! Drag any ring or line, change any number, press Space to play. Everything can be undone with Ctrl+Z; F1 lists the keys.</source>
      <translation>欢迎！拖动任意圆环或直线，修改任意数字，按空格键播放。一切都可以用 Ctrl+Z 撤销；按 F1 查看按键。</translation>
    </message>
    <message>
      <source>What a click does. A click on a point flips its class, and a drag moves it. By keyboard: Tab to a point, arrows, Enter and Delete; Insert adds a point.</source>
      <translation>点击的作用。点击一个点会翻转它的类别，拖动会移动它。用键盘：Tab 选点，方向键移动，Enter 翻转，Delete 删除；Insert 添加点。</translation>
    </message>
    <message>
      <source>What becomes of a signal in a network whose weights are still the first ones</source>
      <translation>在权重还是初始值的网络里，信号会变成什么样</translation>
    </message>
    <message>
      <source>What counts here is how much a unit's output changes from input to input.</source>
      <translation>这里看的是一个单元的输出随输入变化多少。</translation>
    </message>
    <message>
      <source>What differs in the last digits is rounding: sums are added up in different orders.</source>
      <translation>最后几位的差别来自舍入：求和的顺序不同。</translation>
    </message>
    <message>
      <source>What each name stands for</source>
      <translation>每个名字指向什么</translation>
    </message>
    <message>
      <source>What each remembers</source>
      <translation>各自记住什么</translation>
    </message>
    <message>
      <source>What each tab shows</source>
      <translation>各标签页的内容</translation>
    </message>
    <message>
      <source>What happens</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>What is handed to the function: its shape decides what x[idx] is</source>
      <translation>传给函数的数组：它的形状决定 x[idx] 是什么</translation>
    </message>
    <message>
      <source>What is left of the learning rate each time</source>
      <translation>每次学习率剩下多少</translation>
    </message>
    <message>
      <source>What is not copied</source>
      <translation>哪里没有复制</translation>
    </message>
    <message>
      <source>What is to be seen here is told once you have guessed.</source>
      <translation>等你先猜一猜，这里再说明看到了什么。</translation>
    </message>
    <message>
      <source>What is written wrong in the softmax on the right.</source>
      <translation>右边的 softmax 写错了什么。</translation>
    </message>
    <message>
      <source>What stands below the map</source>
      <translation>图下方显示什么</translation>
    </message>
    <message>
      <source>What the last layer of a network gives out: any numbers. Drag the bars, or a number up and down, or type.</source>
      <translation>网络最后一层给出的数，可以是任何值。拖动柱子，上下拖动数字，或直接输入。</translation>
    </message>
    <message>
      <source>What the learning rate is multiplied by each time.</source>
      <translation>每次把学习率乘以它。</translation>
    </message>
    <message>
      <source>What the learning rates do here</source>
      <translation>学习率在这里的作用</translation>
    </message>
    <message>
      <source>What the optimizers walk down; a new one brings its start and rates that fit</source>
      <translation>优化器要下降的曲面；换曲面时，起点和合适的学习率随之改变</translation>
    </message>
    <message>
      <source>What the outputs are compared with. A single gate cannot do XOR, and NAND gates alone can do everything, also add.</source>
      <translation>输出与什么比较。单个门做不出异或门；而只用与非门就什么都能做，包括加法。</translation>
    </message>
    <message>
      <source>What two runs from the same init_x leave</source>
      <translation>从同一个 init_x 运行两次的结果</translation>
    </message>
    <message>
      <source>Whatever goes in, almost the same comes out: a unit of the last layer varies by {spread} over the inputs.</source>
      <translation>无论输入什么，输出几乎一样：最后一层的一个单元在不同输入之间只变化 {spread}。</translation>
    </message>
    <message>
      <source>Where all weights are the same, all units of a layer stay the same</source>
      <translation>所有权重相同时，一层的所有单元永远相同</translation>
    </message>
    <message>
      <source>Where descent begins; drag the ring, or click on the plot</source>
      <translation>从哪里开始下降；拖动圆环，或在图上点击</translation>
    </message>
    <message>
      <source>Where the functions are read. The slope there is the factor by which a gradient is multiplied on its way back.</source>
      <translation>在哪里读取函数值。那里的导数就是梯度传回时要乘的因子。</translation>
    </message>
    <message>
      <source>Where the slope is smaller than this, the stretch is shaded: hardly any gradient gets through there.</source>
      <translation>导数小于它的区间涂上阴影：梯度在那里几乎传不过去。</translation>
    </message>
    <message>
      <source>Where the slope is taken; drag the point on the curve as well</source>
      <translation>在哪里求斜率；也可以拖动曲线上的点</translation>
    </message>
    <message>
      <source>Where the slope of each function is below the limit</source>
      <translation>各函数的导数低于界限的区间</translation>
    </message>
    <message>
      <source>Who stays within ε of the lowest value has arrived; the table counts the steps</source>
      <translation>稳定在距最低值 ε 以内就算到达；表中列出步数</translation>
    </message>
    <message>
      <source>Whole numbers, [3 4]: what becomes of h?</source>
      <translation>整数 [3 4]：h 会怎样？</translation>
    </message>
    <message>
      <source>Whose histograms are shown; all three are trained</source>
      <translation>显示哪个网络的直方图；三个都会训练</translation>
    </message>
    <message>
      <source>Whose learning rate was just lucky? Tune them all, then race.</source>
      <translation>谁只是碰巧用对了学习率？都调一遍再比。</translation>
    </message>
    <message>
      <source>Whose settings are shown below and whose formula on the right</source>
      <translation>下方显示谁的设置，右侧显示谁的公式</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Wide, batch norm: 98.3 %</source>
      <translation>宽网络，批量归一化：98.3 %</translation>
    </message>
    <message>
      <source>Wire three gates: together they do what one cannot.</source>
      <translation>把三个门接起来：合在一起就能做到一个门做不到的事。</translation>
    </message>
    <message>
      <source>Wiring</source>
      <translation>接线</translation>
    </message>
    <message>
      <source>Wiring board</source>
      <translation>电路板</translation>
    </message>
    <message>
      <source>With as many samples as classes there is no error, only a wrong answer.</source>
      <translation>样本数等于类别数时不报错，只会得到错误的答案。</translation>
    </message>
    <message>
      <source>With batch norm, the best start so far is std {std}.</source>
      <translation>使用批量归一化时，目前最好的初始值是标准差 {std}。</translation>
    </message>
    <message>
      <source>With few images the network learns them by heart: overfitting.</source>
      <translation>图像少时，网络会死记硬背：过拟合。</translation>
    </message>
    <message>
      <source>With this b the gate needs larger weights than fit here.</source>
      <translation>在这个 b 之下，该门需要的权重超出了这里的范围。</translation>
    </message>
    <message>
      <source>Write into init_x again: where does the second run start?</source>
      <translation>再次直接写入 init_x：第二次运行从哪里开始？</translation>
    </message>
    <message>
      <source>Write it right.</source>
      <translation>改成正确的写法。</translation>
    </message>
    <message>
      <source>Write products with *, for example 2*(x + 1)</source>
      <translation>乘法请用 *，例如 2*(x + 1)</translation>
    </message>
    <message>
      <source>Write products with *, here: {place}</source>
      <translation>乘法请用 *，位置：{place}</translation>
    </message>
    <message>
      <source>XNOR</source>
      <translation>同或门</translation>
    </message>
    <message>
      <source>XOR</source>
      <translation>异或门</translation>
    </message>
    <message>
      <source>XOR from NAND, OR and AND</source>
      <translation>由与非门、或门、与门组成异或门</translation>
    </message>
    <message>
      <source>XOR: no line does it</source>
      <translation>异或门：没有直线能做到</translation>
    </message>
    <message>
      <source>Xavier</source>
      <translation>Xavier</translation>
    </message>
    <message>
      <source>Xavier fits this activation: let it choose the std.</source>
      <translation>Xavier 适合这个激活函数：由它决定标准差。</translation>
    </message>
    <message>
      <source>Xavier: sigmoid in A, tanh in B.</source>
      <translation>Xavier：A 用 sigmoid，B 用 tanh。</translation>
    </message>
    <message>
      <source>Your digits</source>
      <translation>你的数字</translation>
    </message>
    <message>
      <source>Your guess was right.</source>
      <translation>你猜对了。</translation>
    </message>
    <message>
      <source>Your own formula</source>
      <translation>自己的公式</translation>
    </message>
    <message>
      <source>Your set has {0} digits now.</source>
      <translation>你的数据集现在有 {0} 个数字。</translation>
    </message>
    <message>
      <source>Your settings were saved to {0}</source>
      <translation>设置已保存到 {0}</translation>
    </message>
    <message>
      <source>Zeros and ReLU: not even together do they move.</source>
      <translation>全为 0 且用 ReLU：权重根本不动。</translation>
    </message>
    <message>
      <source>a + b, broadcasting</source>
      <translation>a + b，广播</translation>
    </message>
    <message>
      <source>a click on the plane</source>
      <translation>在平面上点击</translation>
    </message>
    <message>
      <source>a copy is updated</source>
      <translation>更新的是副本</translation>
    </message>
    <message>
      <source>a good pace</source>
      <translation>合适的步幅</translation>
    </message>
    <message>
      <source>a has the shape {shape}; softmax takes (…, K), K from 1 up.</source>
      <translation>a 的形状是 {shape}；softmax 需要 (…, K)，K 至少为 1。</translation>
    </message>
    <message>
      <source>a left unshifted below</source>
      <translation>分母的 a 忘了减 c</translation>
    </message>
    <message>
      <source>a left unshifted on top</source>
      <translation>分子的 a 忘了减 c</translation>
    </message>
    <message>
      <source>a mistake in the code, on purpose</source>
      <translation>故意在代码里犯的错误</translation>
    </message>
    <message>
      <source>a smaller η every … epochs</source>
      <translation>每 … 个 epoch 减小 η</translation>
    </message>
    <message>
      <source>accuracy</source>
      <translation>识别精度</translation>
    </message>
    <message>
      <source>accuracy at the end</source>
      <translation>最终识别精度</translation>
    </message>
    <message>
      <source>accuracy by number of masks</source>
      <translation>识别精度与 mask 的个数</translation>
    </message>
    <message>
      <source>accuracy by what the outputs are multiplied by</source>
      <translation>识别精度与输出所乘的系数</translation>
    </message>
    <message>
      <source>activation</source>
      <translation>激活值</translation>
    </message>
    <message>
      <source>activation function</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>activation: {a} → {b}</source>
      <translation>激活函数：{a} → {b}</translation>
    </message>
    <message>
      <source>activations</source>
      <translation>激活函数</translation>
    </message>
    <message>
      <source>activations by layer</source>
      <translation>各层的激活值</translation>
    </message>
    <message>
      <source>activations: share of values; std on the right</source>
      <translation>激活值：所占比例；右侧为标准差</translation>
    </message>
    <message>
      <source>activations; line: before training</source>
      <translation>激活值；线条：训练前</translation>
    </message>
    <message>
      <source>add a point or a gate, remove the focused one</source>
      <translation>添加一个点或门，删除获得焦点的那个</translation>
    </message>
    <message>
      <source>added</source>
      <translation>补上</translation>
    </message>
    <message>
      <source>adds a point of class 0 (○)</source>
      <translation>添加类别 0 的点（○）</translation>
    </message>
    <message>
      <source>adds a point of class 1 (●)</source>
      <translation>添加类别 1 的点（●）</translation>
    </message>
    <message>
      <source>again, but with</source>
      <translation>重做，但改为</translation>
    </message>
    <message>
      <source>all images in new order</source>
      <translation>全部图像，每次新顺序</translation>
    </message>
    <message>
      <source>all of it</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>all weights the same</source>
      <translation>所有权重相同</translation>
    </message>
    <message>
      <source>all, by number</source>
      <translation>全部，按编号</translation>
    </message>
    <message>
      <source>always 0</source>
      <translation>总是 0</translation>
    </message>
    <message>
      <source>always 1</source>
      <translation>总是 1</translation>
    </message>
    <message>
      <source>an open cable</source>
      <translation>未接的导线</translation>
    </message>
    <message>
      <source>answer {0}, {1} % sure</source>
      <translation>回答 {0}，把握 {1} %</translation>
    </message>
    <message>
      <source>answers to image 1, a {0}</source>
      <translation>对第 1 张图像（{0}）的回答</translation>
    </message>
    <message>
      <source>answers to one image</source>
      <translation>对一张图像的回答</translation>
    </message>
    <message>
      <source>arrived</source>
      <translation>到达</translation>
    </message>
    <message>
      <source>arrived, %</source>
      <translation>到达，%</translation>
    </message>
    <message>
      <source>arrows</source>
      <translation>方向键</translation>
    </message>
    <message>
      <source>arrows of −∇f</source>
      <translation>−∇f 的箭头</translation>
    </message>
    <message>
      <source>arrows, Space</source>
      <translation>方向键、空格键</translation>
    </message>
    <message>
      <source>at most … steps (0: all)</source>
      <translation>至多 … 步（0：全部）</translation>
    </message>
    <message>
      <source>at the start</source>
      <translation>在起点</translation>
    </message>
    <message>
      <source>at x</source>
      <translation>在 x 处</translation>
    </message>
    <message>
      <source>b at the start</source>
      <translation>b 的初始值</translation>
    </message>
    <message>
      <source>b must be finite and limit &gt; 0, not {b} and {limit}</source>
      <translation>b 必须有限且 limit &gt; 0，而不是 {b} 和 {limit}</translation>
    </message>
    <message>
      <source>back to the preset</source>
      <translation>恢复预设</translation>
    </message>
    <message>
      <source>batch norm</source>
      <translation>批量归一化</translation>
    </message>
    <message>
      <source>batch norm in A</source>
      <translation>A 使用批量归一化</translation>
    </message>
    <message>
      <source>batch norm in B</source>
      <translation>B 使用批量归一化</translation>
    </message>
    <message>
      <source>batch size</source>
      <translation>批大小</translation>
    </message>
    <message>
      <source>batch {value}</source>
      <translation>批大小 {value}</translation>
    </message>
    <message>
      <source>batch_norm is {value}; it must be True or False.</source>
      <translation>batch_norm 是 {value}；它必须是 True 或 False。</translation>
    </message>
    <message>
      <source>batches</source>
      <translation>批次</translation>
    </message>
    <message>
      <source>before the first look</source>
      <translation>第一次查看之前</translation>
    </message>
    <message>
      <source>before training</source>
      <translation>训练前</translation>
    </message>
    <message>
      <source>below the map</source>
      <translation>图下方</translation>
    </message>
    <message>
      <source>best h</source>
      <translation>最佳的 h</translation>
    </message>
    <message>
      <source>bias b</source>
      <translation>偏置 b</translation>
    </message>
    <message>
      <source>bins</source>
      <translation>区间数</translation>
    </message>
    <message>
      <source>by epoch</source>
      <translation>按 epoch</translation>
    </message>
    <message>
      <source>by second</source>
      <translation>按秒</translation>
    </message>
    <message>
      <source>by step</source>
      <translation>按步</translation>
    </message>
    <message>
      <source>cable into {0} from {1}: arrow keys re-plug it, Delete opens it</source>
      <translation>{1} 到 {0} 的导线：方向键改接，Delete 断开</translation>
    </message>
    <message>
      <source>cables to the outputs</source>
      <translation>接到输出的导线</translation>
    </message>
    <message>
      <source>cancelled at {0}</source>
      <translation>在 {0} 时取消</translation>
    </message>
    <message>
      <source>cell of the result</source>
      <translation>结果中的一格</translation>
    </message>
    <message>
      <source>central</source>
      <translation>中心</translation>
    </message>
    <message>
      <source>central: x − h, x + h</source>
      <translation>中心：x − h, x + h</translation>
    </message>
    <message>
      <source>centre</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>changed: {0}</source>
      <translation>已更改：{0}</translation>
    </message>
    <message>
      <source>chapter</source>
      <translation>章节</translation>
    </message>
    <message>
      <source>choose preset Q10, then press play</source>
      <translation>选择预设 Q10，再按播放</translation>
    </message>
    <message>
      <source>chosen gate</source>
      <translation>选中的门</translation>
    </message>
    <message>
      <source>class of {0}</source>
      <translation>样本 {0} 的类别</translation>
    </message>
    <message>
      <source>class {0}</source>
      <translation>类别 {0}</translation>
    </message>
    <message>
      <source>class {0}: weights {1} … {2}</source>
      <translation>类别 {0}：权重 {1} … {2}</translation>
    </message>
    <message>
      <source>classes K</source>
      <translation>类别数 K</translation>
    </message>
    <message>
      <source>colour means</source>
      <translation>颜色表示</translation>
    </message>
    <message>
      <source>confusion matrix; arrows choose a cell</source>
      <translation>混淆矩阵；用方向键选择一格</translation>
    </message>
    <message>
      <source>constant</source>
      <translation>恒定</translation>
    </message>
    <message>
      <source>contour f = {0}, {1}</source>
      <translation>等高线 f = {0}，{1}</translation>
    </message>
    <message>
      <source>copy a link to what is on screen</source>
      <translation>复制当前画面的链接</translation>
    </message>
    <message>
      <source>correct</source>
      <translation>正确</translation>
    </message>
    <message>
      <source>correct the bias</source>
      <translation>修正偏差</translation>
    </message>
    <message>
      <source>crop</source>
      <translation>裁切</translation>
    </message>
    <message>
      <source>cut out, scaled, centred</source>
      <translation>裁切、缩放、居中</translation>
    </message>
    <message>
      <source>dW = W</source>
      <translation>dW = W</translation>
    </message>
    <message>
      <source>dead</source>
      <translation>死亡</translation>
    </message>
    <message>
      <source>decay rate ρ</source>
      <translation>衰减率 ρ</translation>
    </message>
    <message>
      <source>decision line</source>
      <translation>决策边界</translation>
    </message>
    <message>
      <source>difference / 2h</source>
      <translation>差 / 2h</translation>
    </message>
    <message>
      <source>distance</source>
      <translation>距离</translation>
    </message>
    <message>
      <source>diverged</source>
      <translation>已发散</translation>
    </message>
    <message>
      <source>diverges</source>
      <translation>发散</translation>
    </message>
    <message>
      <source>divided by the batch twice</source>
      <translation>除了两次批大小</translation>
    </message>
    <message>
      <source>do its run on the MNIST tab, with or without batch norm</source>
      <translation>在 MNIST 标签页中运行，使用或不使用批量归一化</translation>
    </message>
    <message>
      <source>done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>drag a cable from {0}</source>
      <translation>从 {0} 拉出一根导线</translation>
    </message>
    <message>
      <source>draw a digit here</source>
      <translation>在这里画一个数字</translation>
    </message>
    <message>
      <source>drawing</source>
      <translation>画的数字</translation>
    </message>
    <message>
      <source>drawn at random (book)</source>
      <translation>随机抽取（书中）</translation>
    </message>
    <message>
      <source>drop what trains, and stand before the first step again</source>
      <translation>丢弃正在进行的训练，回到第一步之前</translation>
    </message>
    <message>
      <source>dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>dropout {share}</source>
      <translation>Dropout {share}</translation>
    </message>
    <message>
      <source>dropout: {a} → {b}</source>
      <translation>Dropout：{a} → {b}</translation>
    </message>
    <message>
      <source>dtype is {dtype}; a network computes in float32 or float64.</source>
      <translation>dtype 是 {dtype}；网络用 float32 或 float64 计算。</translation>
    </message>
    <message>
      <source>dtype must be a float, not {came}</source>
      <translation>dtype 必须是浮点类型，而不是 {came}</translation>
    </message>
    <message>
      <source>e^a is infinite for an a/T above {limits}, and ∞/∞ is nan.</source>
      <translation>a/T 超过 {limits} 时 e^a 是无穷大，而 ∞/∞ 是 nan。</translation>
    </message>
    <message>
      <source>each layer its own</source>
      <translation>各层各自</translation>
    </message>
    <message>
      <source>edges of the widest street</source>
      <translation>最宽通道的边缘</translation>
    </message>
    <message>
      <source>end of the line</source>
      <translation>直线的一端</translation>
    </message>
    <message>
      <source>ends in no minimum of this picture</source>
      <translation>没有停在图中的任何极小值点</translation>
    </message>
    <message>
      <source>ends in the minimum at {0}</source>
      <translation>停在极小值点 {0}</translation>
    </message>
    <message>
      <source>epoch</source>
      <translation>epoch</translation>
    </message>
    <message>
      <source>epoch {0} / {1}</source>
      <translation>epoch {0} / {1}</translation>
    </message>
    <message>
      <source>epoch {epoch}: ({x1}, {x2}) gives {y} instead of {t}: w moves</source>
      <translation>第 {epoch} 个 epoch：({x1}, {x2}) 输出 {y} 而不是 {t}：w 移动</translation>
    </message>
    <message>
      <source>epoch {epoch}: ({x1}, {x2}) gives {y}, as it should</source>
      <translation>第 {epoch} 个 epoch：({x1}, {x2}) 输出 {y}，正确</translation>
    </message>
    <message>
      <source>epochs</source>
      <translation>epoch 数</translation>
    </message>
    <message>
      <source>epochs, if no line exists</source>
      <translation>无解时的 epoch 数</translation>
    </message>
    <message>
      <source>error</source>
      <translation>误差</translation>
    </message>
    <message>
      <source>error of the slope against h</source>
      <translation>斜率的误差与 h</translation>
    </message>
    <message>
      <source>errors</source>
      <translation>错误数</translation>
    </message>
    <message>
      <source>errors in each epoch</source>
      <translation>每个 epoch 的错误数</translation>
    </message>
    <message>
      <source>evaluate every … epochs</source>
      <translation>每 … 个 epoch 评估一次</translation>
    </message>
    <message>
      <source>evaluated every {value} ep.</source>
      <translation>每 {value} 个 epoch 评估</translation>
    </message>
    <message>
      <source>evaluating</source>
      <translation>正在评估</translation>
    </message>
    <message>
      <source>evaluating before the first step …</source>
      <translation>正在第一步之前评估 …</translation>
    </message>
    <message>
      <source>every weight starts at</source>
      <translation>每个权重的初始值</translation>
    </message>
    <message>
      <source>every {value}</source>
      <translation>每 {value} 个</translation>
    </message>
    <message>
      <source>exact formula</source>
      <translation>精确公式</translation>
    </message>
    <message>
      <source>experiment</source>
      <translation>实验</translation>
    </message>
    <message>
      <source>explained</source>
      <translation>讲解的函数</translation>
    </message>
    <message>
      <source>eˣ</source>
      <translation>eˣ</translation>
    </message>
    <message>
      <source>f against the step</source>
      <translation>f 随步数的变化</translation>
    </message>
    <message>
      <source>f at the last step</source>
      <translation>最后一步的 f</translation>
    </message>
    <message>
      <source>f must return one number, not an array of shape {came}</source>
      <translation>f 必须返回一个数，而不是形状为 {came} 的数组</translation>
    </message>
    <message>
      <source>f on both sides, and the slope</source>
      <translation>两侧的 f 与斜率</translation>
    </message>
    <message>
      <source>f with x[idx] + h</source>
      <translation>x[idx] + h 时的 f</translation>
    </message>
    <message>
      <source>f with x[idx] − h</source>
      <translation>x[idx] − h 时的 f</translation>
    </message>
    <message>
      <source>f − min f</source>
      <translation>f − min f</translation>
    </message>
    <message>
      <source>f(x, y) =</source>
      <translation>f(x, y) =</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>失败</translation>
    </message>
    <message>
      <source>falls along a cosine</source>
      <translation>按余弦递减</translation>
    </message>
    <message>
      <source>falls in steps</source>
      <translation>阶梯递减</translation>
    </message>
    <message>
      <source>final f</source>
      <translation>最终 f</translation>
    </message>
    <message>
      <source>final result</source>
      <translation>最终结果</translation>
    </message>
    <message>
      <source>first cable from {0}</source>
      <translation>第一根导线来自 {0}</translation>
    </message>
    <message>
      <source>first layer not updated</source>
      <translation>第一层没有更新</translation>
    </message>
    <message>
      <source>first weights</source>
      <translation>权重初始值</translation>
    </message>
    <message>
      <source>first weights: {a} → {b}</source>
      <translation>权重初始值：{a} → {b}</translation>
    </message>
    <message>
      <source>first, after run 1</source>
      <translation>第一次后的 first</translation>
    </message>
    <message>
      <source>flat</source>
      <translation>平坦</translation>
    </message>
    <message>
      <source>float32: 7 digits</source>
      <translation>float32：7 位数字</translation>
    </message>
    <message>
      <source>float64: 16 digits</source>
      <translation>float64：16 位数字</translation>
    </message>
    <message>
      <source>fold the explanation away</source>
      <translation>收起说明栏</translation>
    </message>
    <message>
      <source>follow the answers to the first image</source>
      <translation>跟踪对第一张图像的回答</translation>
    </message>
    <message>
      <source>for 1-D arrays only</source>
      <translation>只适用于一维数组</translation>
    </message>
    <message>
      <source>for any shape</source>
      <translation>适用于任何形状</translation>
    </message>
    <message>
      <source>forward</source>
      <translation>前向</translation>
    </message>
    <message>
      <source>forward: x, x + h</source>
      <translation>前向：x, x + h</translation>
    </message>
    <message>
      <source>functions on show</source>
      <translation>显示的函数</translation>
    </message>
    <message>
      <source>gap</source>
      <translation>差距</translation>
    </message>
    <message>
      <source>gap {0} points</source>
      <translation>差距 {0} 个百分点</translation>
    </message>
    <message>
      <source>gates and cables</source>
      <translation>门和导线</translation>
    </message>
    <message>
      <source>gradient</source>
      <translation>梯度</translation>
    </message>
    <message>
      <source>gradient that comes back to each layer</source>
      <translation>返回到每一层的梯度</translation>
    </message>
    <message>
      <source>gradients</source>
      <translation>梯度</translation>
    </message>
    <message>
      <source>gradients by layer</source>
      <translation>各层的梯度</translation>
    </message>
    <message>
      <source>gradients dW</source>
      <translation>梯度 dW</translation>
    </message>
    <message>
      <source>gradients |∂L/∂y|, log axis; rms on the right</source>
      <translation>梯度 |∂L/∂y|，对数轴；右侧为均方根</translation>
    </message>
    <message>
      <source>grads and state must have the shape of params, {expected}, not {came}</source>
      <translation>grads 和 state 的形状必须与 params 相同，即 {expected}，而不是 {came}</translation>
    </message>
    <message>
      <source>h</source>
      <translation>h</translation>
    </message>
    <message>
      <source>h in force</source>
      <translation>当前的 h</translation>
    </message>
    <message>
      <source>h is large: the line through the two points is a chord, not yet the tangent. An h ten times smaller makes this error a hundred times smaller (∝ h²).</source>
      <translation>h 较大：过两点的直线是割线，还不是切线。h 缩小到十分之一，这种误差缩小到百分之一（∝ h²）。</translation>
    </message>
    <message>
      <source>h is large: the line through the two points is a chord, not yet the tangent. An h ten times smaller makes this error only ten times smaller (∝ h).</source>
      <translation>h 较大：过两点的直线是割线，还不是切线。h 缩小到十分之一，这种误差也只缩小到十分之一（∝ h）。</translation>
    </message>
    <message>
      <source>h is large: the line through the two points is a chord, not yet the tangent. From here, a smaller h comes nearer to it.</source>
      <translation>h 较大：过两点的直线是割线，还不是切线。从这里起，h 更小就更接近切线。</translation>
    </message>
    <message>
      <source>h is small: both values of f agree in most of their digits, and their difference is made of the last ones, which are rounded. This error grows as 1/h.</source>
      <translation>h 很小：两个函数值的大部分数字相同，差值只剩下最后几位，而它们是舍入过的。这种误差按 1/h 增大。</translation>
    </message>
    <message>
      <source>h must be a number &gt; 0 that {dtype} can hold, not {came}</source>
      <translation>h 必须是 {dtype} 能表示的大于 0 的数，而不是 {came}</translation>
    </message>
    <message>
      <source>has not arrived after {0} steps</source>
      <translation>{0} 步后仍未到达</translation>
    </message>
    <message>
      <source>height f</source>
      <translation>高度 f</translation>
    </message>
    <message>
      <source>here</source>
      <translation>这里</translation>
    </message>
    <message>
      <source>hidden layer, the first one first</source>
      <translation>隐藏层，从第一层开始</translation>
    </message>
    <message>
      <source>hidden layers</source>
      <translation>隐藏层数</translation>
    </message>
    <message>
      <source>hidden layers h( )</source>
      <translation>隐藏层 h( )</translation>
    </message>
    <message>
      <source>histograms by layer</source>
      <translation>各层的直方图</translation>
    </message>
    <message>
      <source>histograms of A and B</source>
      <translation>A 和 B 的直方图</translation>
    </message>
    <message>
      <source>history.append(x) keeps the same array again and again. Off: append(x.copy())</source>
      <translation>history.append(x) 反复保存同一个数组。关闭：append(x.copy())</translation>
    </message>
    <message>
      <source>history.append(x) puts the same array into each row: all rows read as the last position, and the path is drawn as one point.</source>
      <translation>history.append(x) 每一行放的都是同一个数组：各行都显示最后的位置，路径只画成一个点。</translation>
    </message>
    <message>
      <source>history.append(x.copy()) keeps each position, and the path is whole.</source>
      <translation>history.append(x.copy()) 保存每个位置，路径是完整的。</translation>
    </message>
    <message>
      <source>history: {name} is not a row of numbers</source>
      <translation>history：{name} 不是一行数</translation>
    </message>
    <message>
      <source>h{0}(x): {1}, applied {2} times</source>
      <translation>h{0}(x)：{1}，应用 {2} 次</translation>
    </message>
    <message>
      <source>identity</source>
      <translation>恒等函数</translation>
    </message>
    <message>
      <source>images</source>
      <translation>图像</translation>
    </message>
    <message>
      <source>images of the cell; Enter looks into one</source>
      <translation>此格的图像；按回车查看一张</translation>
    </message>
    <message>
      <source>in new order</source>
      <translation>新顺序</translation>
    </message>
    <message>
      <source>in use, outputs ×</source>
      <translation>使用时，输出 ×</translation>
    </message>
    <message>
      <source>init is {std}; a standard deviation is a number from 0 up.</source>
      <translation>init 是 {std}；标准差是不小于 0 的数。</translation>
    </message>
    <message>
      <source>init_x after run 1</source>
      <translation>第一次后的 init_x</translation>
    </message>
    <message>
      <source>initial weights</source>
      <translation>权重初始值</translation>
    </message>
    <message>
      <source>input</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>input x</source>
      <translation>输入 x</translation>
    </message>
    <message>
      <source>input {0} = {1}: press to switch</source>
      <translation>输入 {0} = {1}：按下切换</translation>
    </message>
    <message>
      <source>inputs</source>
      <translation>输入</translation>
    </message>
    <message>
      <source>it is {0}</source>
      <translation>它是 {0}</translation>
    </message>
    <message>
      <source>its curves are damaged: the answers to one image are {count}, expected {expected}</source>
      <translation>其中的曲线已损坏：对一张图像的回答有 {count} 个，应为 {expected} 个</translation>
    </message>
    <message>
      <source>its curves are damaged: {name} has no numbers of steps</source>
      <translation>其中的曲线已损坏：{name} 没有步数</translation>
    </message>
    <message>
      <source>its layers, {layers}, are none that the lab makes for digits</source>
      <translation>它的层 {layers} 不是本程序为数字识别所建的网络</translation>
    </message>
    <message>
      <source>its new value</source>
      <translation>它的新值</translation>
    </message>
    <message>
      <source>k turns the sigmoid into the step. The slope at 0 is k/4 and grows; everywhere else it goes to 0.</source>
      <translation>k 把 sigmoid 变成阶跃函数。0 处的导数是 k/4，越来越大；其他地方趋于 0。</translation>
    </message>
    <message>
      <source>keepdims=True forgotten</source>
      <translation>漏掉 keepdims=True</translation>
    </message>
    <message>
      <source>key</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>kind of the chosen gate</source>
      <translation>选中的门的种类</translation>
    </message>
    <message>
      <source>label: came {label}, expected 0 to 9</source>
      <translation>label：给出的是 {label}，应为 0 到 9</translation>
    </message>
    <message>
      <source>labels shuffled</source>
      <translation>标签被打乱</translation>
    </message>
    <message>
      <source>larger, smaller, normal type</source>
      <translation>放大、缩小、恢复字号</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>层</translation>
    </message>
    <message>
      <source>layer {0}</source>
      <translation>第 {0} 层</translation>
    </message>
    <message>
      <source>layer {0}, activations</source>
      <translation>第 {0} 层，激活值</translation>
    </message>
    <message>
      <source>layer {0}, gradients</source>
      <translation>第 {0} 层，梯度</translation>
    </message>
    <message>
      <source>layer {0}, {1}: {2}</source>
      <translation>第 {0} 层，{1}：{2}</translation>
    </message>
    <message>
      <source>layer {0}: std {1} (theory {2}), per unit {3}; gradients {4}</source>
      <translation>第 {0} 层：标准差 {1}（理论 {2}），单个单元 {3}；梯度 {4}</translation>
    </message>
    <message>
      <source>layers</source>
      <translation>层</translation>
    </message>
    <message>
      <source>layers before</source>
      <translation>前面各层</translation>
    </message>
    <message>
      <source>layers n</source>
      <translation>层数 n</translation>
    </message>
    <message>
      <source>leaky ReLU</source>
      <translation>leaky ReLU</translation>
    </message>
    <message>
      <source>leaky slope</source>
      <translation>leaky 斜率</translation>
    </message>
    <message>
      <source>leaky slope: drag down</source>
      <translation>leaky 斜率：向下拖动</translation>
    </message>
    <message>
      <source>learning rate</source>
      <translation>学习率</translation>
    </message>
    <message>
      <source>learning rate η</source>
      <translation>学习率 η</translation>
    </message>
    <message>
      <source>least certain</source>
      <translation>最没把握</translation>
    </message>
    <message>
      <source>left at</source>
      <translation>离开时</translation>
    </message>
    <message>
      <source>line before</source>
      <translation>之前的线</translation>
    </message>
    <message>
      <source>log scale upwards</source>
      <translation>纵轴取对数</translation>
    </message>
    <message>
      <source>logit of sample {0}, class {1}</source>
      <translation>样本 {0}、类别 {1} 的 logit</translation>
    </message>
    <message>
      <source>logit {0}</source>
      <translation>logit {0}</translation>
    </message>
    <message>
      <source>logits</source>
      <translation>logit</translation>
    </message>
    <message>
      <source>logits a</source>
      <translation>logit a</translation>
    </message>
    <message>
      <source>logits a + b, b = {0}</source>
      <translation>logit a + b，b = {0}</translation>
    </message>
    <message>
      <source>logits a, one sample a row</source>
      <translation>logit a，每行一个样本</translation>
    </message>
    <message>
      <source>logits a: drag them</source>
      <translation>logit a：可拖动</translation>
    </message>
    <message>
      <source>logits of the batch</source>
      <translation>批次的 logit</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>损失</translation>
    </message>
    <message>
      <source>loss (mean of 50 steps)</source>
      <translation>损失（50 步平均）</translation>
    </message>
    <message>
      <source>loss by step</source>
      <translation>逐步的损失</translation>
    </message>
    <message>
      <source>loss of each step</source>
      <translation>每一步的损失</translation>
    </message>
    <message>
      <source>loss {0}</source>
      <translation>损失 {0}</translation>
    </message>
    <message>
      <source>loss {0}, largest difference between units {1}</source>
      <translation>损失 {0}，单元之间的最大差别 {1}</translation>
    </message>
    <message>
      <source>lowest: {0}, epoch {1}</source>
      <translation>最低：{0}，第 {1} 个 epoch</translation>
    </message>
    <message>
      <source>lr must be a number &gt; 0, at most 1e6, not {came}</source>
      <translation>lr 必须是大于 0 且不超过 1e6 的数，而不是 {came}</translation>
    </message>
    <message>
      <source>maps</source>
      <translation>张特征图</translation>
    </message>
    <message>
      <source>margin</source>
      <translation>间隔</translation>
    </message>
    <message>
      <source>margin {margin}, best {best}</source>
      <translation>间隔 {margin}，最好 {best}</translation>
    </message>
    <message>
      <source>masks averaged</source>
      <translation>取平均的 mask 数</translation>
    </message>
    <message>
      <source>max_looks and hopeless_epochs must be ≥ 1</source>
      <translation>max_looks 和 hopeless_epochs 必须 ≥ 1</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>均值</translation>
    </message>
    <message>
      <source>mean answer of thinned networks</source>
      <translation>稀疏网络的平均回答</translation>
    </message>
    <message>
      <source>mean of all activations</source>
      <translation>所有激活值的均值</translation>
    </message>
    <message>
      <source>mean {0}, std {1}</source>
      <translation>均值 {0}，标准差 {1}</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>实测</translation>
    </message>
    <message>
      <source>measures of each layer</source>
      <translation>各层的度量</translation>
    </message>
    <message>
      <source>meet</source>
      <translation>相遇</translation>
    </message>
    <message>
      <source>memory of gradients β₁</source>
      <translation>梯度的记忆 β₁</translation>
    </message>
    <message>
      <source>memory of squares β₂</source>
      <translation>平方的记忆 β₂</translation>
    </message>
    <message>
      <source>memory of {0}</source>
      <translation>{0} 的记忆</translation>
    </message>
    <message>
      <source>memory ρ</source>
      <translation>记忆 ρ</translation>
    </message>
    <message>
      <source>method must be one of {expected}, not {came}</source>
      <translation>method 必须是 {expected} 之一，而不是 {came}</translation>
    </message>
    <message>
      <source>middle of the line</source>
      <translation>直线的中点</translation>
    </message>
    <message>
      <source>minimum</source>
      <translation>最小值</translation>
    </message>
    <message>
      <source>mistake</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>momentum α</source>
      <translation>动量 α</translation>
    </message>
    <message>
      <source>move the focused point or control (Shift: ten times as far)</source>
      <translation>移动当前的点或控件（按住 Shift：十倍距离）</translation>
    </message>
    <message>
      <source>naive softmax in {0}</source>
      <translation>{0} 朴素实现的 softmax</translation>
    </message>
    <message>
      <source>naive: where it breaks</source>
      <translation>朴素实现：何处失效</translation>
    </message>
    <message>
      <source>name of the run</source>
      <translation>运行的名称</translation>
    </message>
    <message>
      <source>names and the arrays they stand for</source>
      <translation>名字与它们指向的数组</translation>
    </message>
    <message>
      <source>nan</source>
      <translation>nan</translation>
    </message>
    <message>
      <source>negative</source>
      <translation>负</translation>
    </message>
    <message>
      <source>no drawing yet</source>
      <translation>还没有画</translation>
    </message>
    <message>
      <source>no mistake</source>
      <translation>没有错误</translation>
    </message>
    <message>
      <source>no squares</source>
      <translation>不记平方和</translation>
    </message>
    <message>
      <source>no upward curvature here</source>
      <translation>这里没有向上的弯曲</translation>
    </message>
    <message>
      <source>nobody arrives</source>
      <translation>谁也没到达</translation>
    </message>
    <message>
      <source>noise of the gradient</source>
      <translation>梯度的噪声</translation>
    </message>
    <message>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <source>none: the right formula</source>
      <translation>没有：正确的公式</translation>
    </message>
    <message>
      <source>normal noise, as in the book</source>
      <translation>正态噪声，与书中相同</translation>
    </message>
    <message>
      <source>normal, one std</source>
      <translation>正态分布，固定标准差</translation>
    </message>
    <message>
      <source>normal, own std</source>
      <translation>正态分布，自定标准差</translation>
    </message>
    <message>
      <source>not a number</source>
      <translation>不是数</translation>
    </message>
    <message>
      <source>not computed yet</source>
      <translation>尚未计算</translation>
    </message>
    <message>
      <source>not divided by the batch</source>
      <translation>没有除以批大小</translation>
    </message>
    <message>
      <source>not there yet (updates: {updates}, epochs: {epochs})</source>
      <translation>还没学会（更新次数：{updates}，epoch 数：{epochs}）</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>无</translation>
    </message>
    <message>
      <source>now</source>
      <translation>现在</translation>
    </message>
    <message>
      <source>np.dot instead: (4, 3) · (3, 2).</source>
      <translation>改用 np.dot：(4, 3) · (3, 2)。</translation>
    </message>
    <message>
      <source>np.dot multiplies and adds up along one axis of each; + goes element by element and stretches axes of size 1.</source>
      <translation>np.dot 沿各自的一个轴相乘再求和；+ 逐元素计算，并拉伸大小为 1 的轴。</translation>
    </message>
    <message>
      <source>np.dot(a, b)</source>
      <translation>np.dot(a, b)</translation>
    </message>
    <message>
      <source>number</source>
      <translation>编号</translation>
    </message>
    <message>
      <source>numbers of a, b and the result</source>
      <translation>a、b 和结果的各个数</translation>
    </message>
    <message>
      <source>numerical, h = 10⁻⁴</source>
      <translation>数值微分，h = 10⁻⁴</translation>
    </message>
    <message>
      <source>of the network with</source>
      <translation>哪个网络</translation>
    </message>
    <message>
      <source>of this loss, as numerical</source>
      <translation>该损失自身的梯度（数值微分）</translation>
    </message>
    <message>
      <source>off</source>
      <translation>关</translation>
    </message>
    <message>
      <source>offset</source>
      <translation>偏移</translation>
    </message>
    <message>
      <source>offset b</source>
      <translation>偏移 b</translation>
    </message>
    <message>
      <source>offset b, added to all logits</source>
      <translation>偏移 b，加到所有 logit</translation>
    </message>
    <message>
      <source>on</source>
      <translation>开</translation>
    </message>
    <message>
      <source>on a cable's end: pull it out</source>
      <translation>在导线末端：拔出导线</translation>
    </message>
    <message>
      <source>on a point: change its target or class; on a table: that of the row</source>
      <translation>在点上：改变它的目标或类别；在表中：改变该行的目标</translation>
    </message>
    <message>
      <source>on a tile: switch the unit off, or look into the image</source>
      <translation>在小图上：关闭单元，或查看图像</translation>
    </message>
    <message>
      <source>on curves: enlarge, move; a double click brings them back</source>
      <translation>在曲线图上：放大、移动；双击恢复原样</translation>
    </message>
    <message>
      <source>on curves: larger, smaller, back</source>
      <translation>在曲线图上：放大、缩小、恢复原样</translation>
    </message>
    <message>
      <source>on the board: another kind of gate, another source of a cable</source>
      <translation>在电路板上：换一种门，换导线的来源</translation>
    </message>
    <message>
      <source>on the board: choose a gate, switch an input</source>
      <translation>在电路板上：选中一个门，切换一个输入</translation>
    </message>
    <message>
      <source>on the canvas: move the pen, put it down or lift it</source>
      <translation>在画布上：移动画笔，落笔或抬笔</translation>
    </message>
    <message>
      <source>on the canvas: take a stroke back, clear</source>
      <translation>在画布上：撤回一笔，清空</translation>
    </message>
    <message>
      <source>on the histograms: choose a layer</source>
      <translation>在直方图上：选择一层</translation>
    </message>
    <message>
      <source>on the list of layers: change or remove one</source>
      <translation>在层列表上：修改或删除一层</translation>
    </message>
    <message>
      <source>on the list of layers: move a layer</source>
      <translation>在层列表上：移动一层</translation>
    </message>
    <message>
      <source>on the map: the stronger the colour, the sooner a start arrives; bare: not yet</source>
      <translation>图中颜色越深，起点到达得越早；空白：尚未到达</translation>
    </message>
    <message>
      <source>on the sixteen plots: choose one</source>
      <translation>在十六幅图上：选择一幅</translation>
    </message>
    <message>
      <source>on the survival map: move the setting (Shift: ten times)</source>
      <translation>在存活图上：移动设置点（Shift：十倍）</translation>
    </message>
    <message>
      <source>one cell of the confusion matrix</source>
      <translation>混淆矩阵的一格</translation>
    </message>
    <message>
      <source>one image</source>
      <translation>单张图像</translation>
    </message>
    <message>
      <source>one run a line, with what it changes</source>
      <translation>每行一个运行，写出所改的设置</translation>
    </message>
    <message>
      <source>one std</source>
      <translation>固定标准差</translation>
    </message>
    <message>
      <source>one step back or on</source>
      <translation>后退或前进一步</translation>
    </message>
    <message>
      <source>open a copied link</source>
      <translation>打开复制的链接</translation>
    </message>
    <message>
      <source>optimizer</source>
      <translation>优化器</translation>
    </message>
    <message>
      <source>orthogonal</source>
      <translation>正交</translation>
    </message>
    <message>
      <source>other end of the line</source>
      <translation>直线的另一端</translation>
    </message>
    <message>
      <source>output layer σ( )</source>
      <translation>输出层 σ( )</translation>
    </message>
    <message>
      <source>output of each layer over x</source>
      <translation>各层输出随 x 的变化</translation>
    </message>
    <message>
      <source>output {0} = {1}, wanted {2}</source>
      <translation>输出 {0} = {1}，应为 {2}</translation>
    </message>
    <message>
      <source>output {1} from {0}</source>
      <translation>输出 {1} 来自 {0}</translation>
    </message>
    <message>
      <source>overflow</source>
      <translation>溢出</translation>
    </message>
    <message>
      <source>p = {0}; accuracy on 2,000 test images, dashed: of the network × (1 − p)</source>
      <translation>p = {0}；2,000 张测试图像的识别精度，虚线：网络输出 × (1 − p)</translation>
    </message>
    <message>
      <source>pale ghost of the setting before</source>
      <translation>上一个设置的淡影</translation>
    </message>
    <message>
      <source>params must be an array of float32 or float64, not {came}</source>
      <translation>params 必须是 float32 或 float64 数组，而不是 {came}</translation>
    </message>
    <message>
      <source>pasted picture</source>
      <translation>粘贴的图片</translation>
    </message>
    <message>
      <source>path</source>
      <translation>路径</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>paused {0} %</source>
      <translation>已暂停 {0} %</translation>
    </message>
    <message>
      <source>per unit, over the inputs</source>
      <translation>单个单元，随输入</translation>
    </message>
    <message>
      <source>picture: came {height} × {width} pixels, expected 1 to {largest} each way</source>
      <translation>picture：给出的是 {height} × {width} 像素，各方向应为 1 到 {largest}</translation>
    </message>
    <message>
      <source>picture: came {type} of shape {shape}, expected (H, W) bytes (uint8)</source>
      <translation>picture：给出的是形状为 {shape} 的 {type}，需要 (H, W) 的字节（uint8）</translation>
    </message>
    <message>
      <source>plain</source>
      <translation>普通</translation>
    </message>
    <message>
      <source>play or pause</source>
      <translation>播放或暂停</translation>
    </message>
    <message>
      <source>point {0}</source>
      <translation>点 {0}</translation>
    </message>
    <message>
      <source>points</source>
      <translation>取点</translation>
    </message>
    <message>
      <source>points must be 1 to 1000 pairs x1, x2, not {came}</source>
      <translation>points 必须是 1 到 1000 对 x1、x2，而不是 {came}</translation>
    </message>
    <message>
      <source>points on the wrong side: {wrong} of {count}</source>
      <translation>{count} 个点中有 {wrong} 个在错误的一侧</translation>
    </message>
    <message>
      <source>positive</source>
      <translation>正</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>精度</translation>
    </message>
    <message>
      <source>presentation: full screen, larger type; and back</source>
      <translation>演示模式：全屏、大字；以及返回</translation>
    </message>
    <message>
      <source>probabilities</source>
      <translation>概率</translation>
    </message>
    <message>
      <source>probabilities over the temperature</source>
      <translation>概率随温度的变化</translation>
    </message>
    <message>
      <source>progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>put a copied picture of a digit on the canvas</source>
      <translation>把复制的数字图片放到画布上</translation>
    </message>
    <message>
      <source>put x itself into the history</source>
      <translation>把 x 本身放进历史记录</translation>
    </message>
    <message>
      <source>random weights</source>
      <translation>随机权重</translation>
    </message>
    <message>
      <source>range</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>rates each one may try</source>
      <translation>每个可试的学习率数</translation>
    </message>
    <message>
      <source>reading the data …</source>
      <translation>正在读取数据……</translation>
    </message>
    <message>
      <source>region {0}: {1} of 4 rows right</source>
      <translation>区域 {0}：4 行中 {1} 行正确</translation>
    </message>
    <message>
      <source>removes a point</source>
      <translation>删除一个点</translation>
    </message>
    <message>
      <source>results of the race</source>
      <translation>比赛结果</translation>
    </message>
    <message>
      <source>results of the runs</source>
      <translation>各运行的结果</translation>
    </message>
    <message>
      <source>right</source>
      <translation>正确</translation>
    </message>
    <message>
      <source>right class t</source>
      <translation>正确类别 t</translation>
    </message>
    <message>
      <source>right classes</source>
      <translation>正确类别</translation>
    </message>
    <message>
      <source>right: L = {0}</source>
      <translation>正确：L = {0}</translation>
    </message>
    <message>
      <source>root mean square of the gradients of the activations</source>
      <translation>激活值的梯度的均方根</translation>
    </message>
    <message>
      <source>root mean square of the gradients of the weights</source>
      <translation>权重梯度的均方根</translation>
    </message>
    <message>
      <source>root mean square of the gradients ∂L/∂y</source>
      <translation>梯度 ∂L/∂y 的均方根</translation>
    </message>
    <message>
      <source>row of the truth table</source>
      <translation>真值表的行</translation>
    </message>
    <message>
      <source>row sum</source>
      <translation>行的和</translation>
    </message>
    <message>
      <source>row sum by step</source>
      <translation>逐步的行之和</translation>
    </message>
    <message>
      <source>run</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>run 1</source>
      <translation>第一次</translation>
    </message>
    <message>
      <source>run 2</source>
      <translation>第二次</translation>
    </message>
    <message>
      <source>runs</source>
      <translation>运行</translation>
    </message>
    <message>
      <source>runs to compare</source>
      <translation>要比较的运行</translation>
    </message>
    <message>
      <source>saliency: blue, lighter here would make the answer surer</source>
      <translation>显著图：蓝色处，变亮会使回答更有把握</translation>
    </message>
    <message>
      <source>saliency: the pixels that matter to the answer</source>
      <translation>显著图：影响回答的像素</translation>
    </message>
    <message>
      <source>samples</source>
      <translation>样本数</translation>
    </message>
    <message>
      <source>samples N</source>
      <translation>样本数 N</translation>
    </message>
    <message>
      <source>saturated</source>
      <translation>饱和</translation>
    </message>
    <message>
      <source>saturated below slope</source>
      <translation>饱和的导数界限</translation>
    </message>
    <message>
      <source>saturated stretches</source>
      <translation>饱和区间</translation>
    </message>
    <message>
      <source>save or open the lab</source>
      <translation>保存或打开实验室</translation>
    </message>
    <message>
      <source>saved = x[idx], as it reads now</source>
      <translation>saved = x[idx]，现在的值</translation>
    </message>
    <message>
      <source>scale</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>schedule</source>
      <translation>学习率调度</translation>
    </message>
    <message>
      <source>schedule of η</source>
      <translation>η 的调度</translation>
    </message>
    <message>
      <source>secant</source>
      <translation>割线</translation>
    </message>
    <message>
      <source>secant at h = {0}: {1}</source>
      <translation>h = {0} 的割线：{1}</translation>
    </message>
    <message>
      <source>second cable from {0}</source>
      <translation>第二根导线来自 {0}</translation>
    </message>
    <message>
      <source>second, after run 2</source>
      <translation>第二次后的 second</translation>
    </message>
    <message>
      <source>seconds of training</source>
      <translation>训练的秒数</translation>
    </message>
    <message>
      <source>seconds: training, then evaluation</source>
      <translation>秒：训练，然后评估</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>随机种子</translation>
    </message>
    <message>
      <source>seed is {seed}; it must be a whole number from 0 up.</source>
      <translation>seed 是 {seed}；它必须是不小于 0 的整数。</translation>
    </message>
    <message>
      <source>seed {value}</source>
      <translation>种子 {value}</translation>
    </message>
    <message>
      <source>selected</source>
      <translation>选中的</translation>
    </message>
    <message>
      <source>set of points</source>
      <translation>点集</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>settings of {0}</source>
      <translation>{0} 的设置</translation>
    </message>
    <message>
      <source>shape of a</source>
      <translation>a 的形状</translation>
    </message>
    <message>
      <source>shape of b</source>
      <translation>b 的形状</translation>
    </message>
    <message>
      <source>shapes side by side</source>
      <translation>并排的形状</translation>
    </message>
    <message>
      <source>share of the starts that have arrived</source>
      <translation>已到达的起点比例</translation>
    </message>
    <message>
      <source>share of units that answer every input the same</source>
      <translation>对所有输入回答都一样的单元比例</translation>
    </message>
    <message>
      <source>share of values where the activation has less than 5 % of its slope</source>
      <translation>激活函数的斜率不到最大值 5 % 的值所占比例</translation>
    </message>
    <message>
      <source>should be</source>
      <translation>应为</translation>
    </message>
    <message>
      <source>show {0}</source>
      <translation>显示 {0}</translation>
    </message>
    <message>
      <source>sigmoid</source>
      <translation>sigmoid</translation>
    </message>
    <message>
      <source>sign of the step flipped</source>
      <translation>更新的符号反了</translation>
    </message>
    <message>
      <source>signal</source>
      <translation>信号</translation>
    </message>
    <message>
      <source>signal by layer</source>
      <translation>逐层的信号</translation>
    </message>
    <message>
      <source>signal h</source>
      <translation>信号 h</translation>
    </message>
    <message>
      <source>sin x</source>
      <translation>sin x</translation>
    </message>
    <message>
      <source>sixteen plots of accuracy, one for each std</source>
      <translation>十六幅识别精度图，每个标准差一幅</translation>
    </message>
    <message>
      <source>size: came {size}, expected 1 to 1024</source>
      <translation>size：给出的是 {size}，应为 1 到 1024</translation>
    </message>
    <message>
      <source>sizes is {sizes}; it needs whole numbers, at least the inputs and the classes, as in [784, 10].</source>
      <translation>sizes 是 {sizes}；必须是整数，且至少包含输入数和类别数，例如 [784, 10]。</translation>
    </message>
    <message>
      <source>slope</source>
      <translation>导数</translation>
    </message>
    <message>
      <source>slope dy/dx</source>
      <translation>导数 dy/dx</translation>
    </message>
    <message>
      <source>slopes</source>
      <translation>导数</translation>
    </message>
    <message>
      <source>softmax</source>
      <translation>softmax</translation>
    </message>
    <message>
      <source>softmax: Σ = {0}</source>
      <translation>softmax：Σ = {0}</translation>
    </message>
    <message>
      <source>softplus</source>
      <translation>softplus</translation>
    </message>
    <message>
      <source>speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>speed {0}×</source>
      <translation>速度 {0}×</translation>
    </message>
    <message>
      <source>squares: {0}; own rates: {1}</source>
      <translation>平方和：{0}；各自的学习率：{1}</translation>
    </message>
    <message>
      <source>start</source>
      <translation>起点</translation>
    </message>
    <message>
      <source>start {0}</source>
      <translation>起点 {0}</translation>
    </message>
    <message>
      <source>start {0}, {1}</source>
      <translation>起点 {0}，{1}</translation>
    </message>
    <message>
      <source>starts along each side</source>
      <translation>每边的起点数</translation>
    </message>
    <message>
      <source>state</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>stays near the lowest value from step {0} on</source>
      <translation>从第 {0} 步起稳定在最低值附近</translation>
    </message>
    <message>
      <source>std</source>
      <translation>标准差</translation>
    </message>
    <message>
      <source>std of a unit of the last layer over the inputs: A {0}, B {1}</source>
      <translation>最后一层的单元随输入的标准差：A {0}，B {1}</translation>
    </message>
    <message>
      <source>std of all activations</source>
      <translation>所有激活值的标准差</translation>
    </message>
    <message>
      <source>std of each unit over the inputs, averaged: what tells them apart</source>
      <translation>每个单元随输入的标准差的平均：靠它区分不同的输入</translation>
    </message>
    <message>
      <source>std of the activations</source>
      <translation>激活值的标准差</translation>
    </message>
    <message>
      <source>std of the first weights</source>
      <translation>权重初始值的标准差</translation>
    </message>
    <message>
      <source>std of the initial weights</source>
      <translation>权重初始值的标准差</translation>
    </message>
    <message>
      <source>std of the weights σ</source>
      <translation>权重的标准差 σ</translation>
    </message>
    <message>
      <source>std {0}</source>
      <translation>标准差 {0}</translation>
    </message>
    <message>
      <source>std {0}, layer {1}: {2} of the input's variance</source>
      <translation>标准差 {0}，第 {1} 层：输入方差的 {2}</translation>
    </message>
    <message>
      <source>std {std}</source>
      <translation>标准差 {std}</translation>
    </message>
    <message>
      <source>std {std}, {layers} layers</source>
      <translation>标准差 {std}，{layers} 层</translation>
    </message>
    <message>
      <source>std {std}, {layers} layers: {left} of the variance is left</source>
      <translation>标准差 {std}，{layers} 层：方差剩下 {left}</translation>
    </message>
    <message>
      <source>std {value}</source>
      <translation>标准差 {value}</translation>
    </message>
    <message>
      <source>steady</source>
      <translation>平稳</translation>
    </message>
    <message>
      <source>steady up to {0}, to and fro up to {1}, diverges above</source>
      <translation>{0} 以下平稳，到 {1} 为止振荡，再大则发散</translation>
    </message>
    <message>
      <source>steepness k</source>
      <translation>陡峭度 k</translation>
    </message>
    <message>
      <source>steepness k: drag to the left to make a step of it</source>
      <translation>陡峭度 k：向左拖动，变成阶跃函数</translation>
    </message>
    <message>
      <source>step</source>
      <translation>步</translation>
    </message>
    <message>
      <source>step / weights</source>
      <translation>步长 / 权重</translation>
    </message>
    <message>
      <source>step 0/1</source>
      <translation>阶跃函数</translation>
    </message>
    <message>
      <source>step function</source>
      <translation>阶跃函数</translation>
    </message>
    <message>
      <source>step length</source>
      <translation>步长</translation>
    </message>
    <message>
      <source>step length against the step</source>
      <translation>步长随步数的变化</translation>
    </message>
    <message>
      <source>step {0}</source>
      <translation>第 {0} 步</translation>
    </message>
    <message>
      <source>step {0} / {1}</source>
      <translation>第 {0} / {1} 步</translation>
    </message>
    <message>
      <source>step {0}, root mean square per weight · step / weights: {1}</source>
      <translation>第 {0} 步，每个权重的均方根 · 步长 / 权重：{1}</translation>
    </message>
    <message>
      <source>step {0}: ({1}, {2}), f = {3}, |∇f| = {4}</source>
      <translation>第 {0} 步：({1}, {2})，f = {3}，|∇f| = {4}</translation>
    </message>
    <message>
      <source>step {0}: loss {1}</source>
      <translation>第 {0} 步：损失 {1}</translation>
    </message>
    <message>
      <source>step {0}: mistake {1}, correct {2}</source>
      <translation>第 {0} 步：错误 {1}，正确 {2}</translation>
    </message>
    <message>
      <source>step {0}: row sum {1}</source>
      <translation>第 {0} 步：行之和 {1}</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>步数</translation>
    </message>
    <message>
      <source>steps between falls</source>
      <translation>每隔多少步下降</translation>
    </message>
    <message>
      <source>steps needed</source>
      <translation>所需步数</translation>
    </message>
    <message>
      <source>steps to warm up</source>
      <translation>预热步数</translation>
    </message>
    <message>
      <source>steps to ε</source>
      <translation>到 ε 的步数</translation>
    </message>
    <message>
      <source>steps to ε against the learning rate</source>
      <translation>到 ε 的步数与学习率</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>已停止</translation>
    </message>
    <message>
      <source>stopped at {0} %</source>
      <translation>停在 {0} %</translation>
    </message>
    <message>
      <source>stretched</source>
      <translation>拉伸</translation>
    </message>
    <message>
      <source>strokes: a stroke came that is not a sequence of points (x, y)</source>
      <translation>strokes：有一笔不是点 (x, y) 的序列</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>总和</translation>
    </message>
    <message>
      <source>sum of the row</source>
      <translation>该行之和</translation>
    </message>
    <message>
      <source>sum over the whole batch</source>
      <translation>对整个批次求和</translation>
    </message>
    <message>
      <source>surest mistakes</source>
      <translation>最有把握的错误</translation>
    </message>
    <message>
      <source>survival map</source>
      <translation>存活图</translation>
    </message>
    <message>
      <source>swish</source>
      <translation>swish</translation>
    </message>
    <message>
      <source>t has one row a sample, but not each row is a single 1 among 0s.</source>
      <translation>t 每个样本一行，但并非每行都只有一个 1、其余为 0。</translation>
    </message>
    <message>
      <source>t has the shape {shape}; with {N} samples it must be ({N},), or ({N}, {classes}) if it is one-hot.</source>
      <translation>t 的形状是 {shape}；有 {N} 个样本时必须是 ({N},)，one-hot 表示时必须是 ({N}, {classes})。</translation>
    </message>
    <message>
      <source>t holds labels from {lowest} to {highest}; the classes are 0 to {last}.</source>
      <translation>t 中的标签从 {lowest} 到 {highest}；类别是 0 到 {last}。</translation>
    </message>
    <message>
      <source>t holds {dtype}; labels are whole numbers.</source>
      <translation>t 的类型是 {dtype}；标签应为整数。</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>标签页</translation>
    </message>
    <message>
      <source>table</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>tangent</source>
      <translation>切线</translation>
    </message>
    <message>
      <source>tangent of {0}</source>
      <translation>{0} 的切线</translation>
    </message>
    <message>
      <source>tangent {0}</source>
      <translation>切线 {0}</translation>
    </message>
    <message>
      <source>tanh</source>
      <translation>tanh</translation>
    </message>
    <message>
      <source>tanh and others that reach below 0 begin at −1 instead of 0</source>
      <translation>tanh 等能取负值的函数从 −1 而不是 0 开始</translation>
    </message>
    <message>
      <source>target</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>targets must be {count} numbers 0 or 1</source>
      <translation>targets 必须是 {count} 个 0 或 1</translation>
    </message>
    <message>
      <source>temperature T</source>
      <translation>温度 T</translation>
    </message>
    <message>
      <source>test</source>
      <translation>测试</translation>
    </message>
    <message>
      <source>test accuracy {0} % → {1} % without {2} units</source>
      <translation>去掉 {2} 个单元后，测试识别精度 {0} % → {1} %</translation>
    </message>
    <message>
      <source>test accuracy {0} %: {1} mistakes · rows: what it is, columns: the answer</source>
      <translation>测试识别精度 {0} %：{1} 个错误 · 行：实际的数字，列：回答</translation>
    </message>
    <message>
      <source>test image</source>
      <translation>测试图像</translation>
    </message>
    <message>
      <source>test image {0} is {1}; the answer is {2}, {3} % sure</source>
      <translation>测试图像 {0} 是 {1}；回答是 {2}，把握 {3} %</translation>
    </message>
    <message>
      <source>test images; Enter looks into one</source>
      <translation>测试图像；按回车查看一张</translation>
    </message>
    <message>
      <source>test {0} %, train {1} %</source>
      <translation>测试 {0} %，训练 {1} %</translation>
    </message>
    <message>
      <source>test {0}, train {1}</source>
      <translation>测试 {0}，训练 {1}</translation>
    </message>
    <message>
      <source>the array x now</source>
      <translation>数组 x 现在的样子</translation>
    </message>
    <message>
      <source>the curve and its slope</source>
      <translation>曲线与它的斜率</translation>
    </message>
    <message>
      <source>the differences between inputs</source>
      <translation>输入之间的差别</translation>
    </message>
    <message>
      <source>the gradient so far</source>
      <translation>到目前为止的梯度</translation>
    </message>
    <message>
      <source>the image</source>
      <translation>图像</translation>
    </message>
    <message>
      <source>the minimum it ends in</source>
      <translation>停在哪个极小值点</translation>
    </message>
    <message>
      <source>the network and the curves up to step {step}</source>
      <translation>网络和曲线到第 {step} 步为止</translation>
    </message>
    <message>
      <source>the next</source>
      <translation>下一个</translation>
    </message>
    <message>
      <source>the one before</source>
      <translation>上一个</translation>
    </message>
    <message>
      <source>the path, drawn from the history</source>
      <translation>由历史记录画出的路径</translation>
    </message>
    <message>
      <source>the result with the mistake</source>
      <translation>有错误的结果</translation>
    </message>
    <message>
      <source>the right gradient</source>
      <translation>正确的梯度</translation>
    </message>
    <message>
      <source>the right gradient, 2x</source>
      <translation>正确的梯度 2x</translation>
    </message>
    <message>
      <source>the right result</source>
      <translation>正确的结果</translation>
    </message>
    <message>
      <source>the same for all layers</source>
      <translation>各层相同</translation>
    </message>
    <message>
      <source>the same weights before training</source>
      <translation>同样的权重，训练前</translation>
    </message>
    <message>
      <source>the same η all the way</source>
      <translation>η 始终不变</translation>
    </message>
    <message>
      <source>the setting to change</source>
      <translation>要改的设置</translation>
    </message>
    <message>
      <source>the spread of all values</source>
      <translation>所有值的分散程度</translation>
    </message>
    <message>
      <source>the surface from above</source>
      <translation>从上方看曲面</translation>
    </message>
    <message>
      <source>the surface in 3-D</source>
      <translation>三维曲面</translation>
    </message>
    <message>
      <source>the three-layer net</source>
      <translation>3 层神经网络</translation>
    </message>
    <message>
      <source>the view's own plot</source>
      <translation>此视图自己的图</translation>
    </message>
    <message>
      <source>then must be a schedule, not {came}</source>
      <translation>then 必须是一个学习率调度，而不是 {came}</translation>
    </message>
    <message>
      <source>theory of this setting</source>
      <translation>此设置的理论值</translation>
    </message>
    <message>
      <source>theory: He</source>
      <translation>理论：He</translation>
    </message>
    <message>
      <source>theory: Xavier</source>
      <translation>理论：Xavier</translation>
    </message>
    <message>
      <source>theory: std 0.01</source>
      <translation>理论：标准差 0.01</translation>
    </message>
    <message>
      <source>these keys</source>
      <translation>显示这些按键</translation>
    </message>
    <message>
      <source>time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>time spent</source>
      <translation>耗时</translation>
    </message>
    <message>
      <source>times at each fall</source>
      <translation>每次下降的倍数</translation>
    </message>
    <message>
      <source>times this factor</source>
      <translation>乘以此系数</translation>
    </message>
    <message>
      <source>tip of the weight vector</source>
      <translation>权重向量的末端</translation>
    </message>
    <message>
      <source>to and fro</source>
      <translation>振荡</translation>
    </message>
    <message>
      <source>to the first or last step</source>
      <translation>到第一步或最后一步</translation>
    </message>
    <message>
      <source>to the next control, plot or point</source>
      <translation>到下一个控件、图或点</translation>
    </message>
    <message>
      <source>to the tab before or after</source>
      <translation>到上一个或下一个标签页</translation>
    </message>
    <message>
      <source>train with them, too</source>
      <translation>也用它们训练</translation>
    </message>
    <message>
      <source>trained right, judged wrong</source>
      <translation>训练正确，只是损失算错</translation>
    </message>
    <message>
      <source>training images</source>
      <translation>训练图像</translation>
    </message>
    <message>
      <source>training images right at the end: {0}</source>
      <translation>最后答对的训练图像：{0}</translation>
    </message>
    <message>
      <source>training loss</source>
      <translation>训练损失</translation>
    </message>
    <message>
      <source>training {0} %</source>
      <translation>训练中 {0} %</translation>
    </message>
    <message>
      <source>training {0} s, evaluation {1} s</source>
      <translation>训练 {0} 秒，评估 {1} 秒</translation>
    </message>
    <message>
      <source>truncation →</source>
      <translation>截断 →</translation>
    </message>
    <message>
      <source>undo, redo</source>
      <translation>撤销、重做</translation>
    </message>
    <message>
      <source>unit {0}: weights {1} … {2}; a click switches it off or on</source>
      <translation>单元 {0}：权重 {1} … {2}；点击可关闭或打开</translation>
    </message>
    <message>
      <source>units</source>
      <translation>个单元</translation>
    </message>
    <message>
      <source>units in a layer</source>
      <translation>每层单元数</translation>
    </message>
    <message>
      <source>units of a layer; Enter switches one off</source>
      <translation>一层的单元；按回车关闭一个</translation>
    </message>
    <message>
      <source>update</source>
      <translation>更新量</translation>
    </message>
    <message>
      <source>update init_x in place</source>
      <translation>直接改写 init_x</translation>
    </message>
    <message>
      <source>value</source>
      <translation>值</translation>
    </message>
    <message>
      <source>view</source>
      <translation>视图</translation>
    </message>
    <message>
      <source>w1</source>
      <translation>w1</translation>
    </message>
    <message>
      <source>w1 = {w1}, w2 = {w2} makes {gate}: {right} of 4 rows right</source>
      <translation>w1 = {w1}，w2 = {w2} 得到{gate}：4 行中对 {right} 行</translation>
    </message>
    <message>
      <source>w1 at the start</source>
      <translation>w1 的初始值</translation>
    </message>
    <message>
      <source>w2</source>
      <translation>w2</translation>
    </message>
    <message>
      <source>w2 at the start</source>
      <translation>w2 的初始值</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <source>warm-up steps</source>
      <translation>预热步数</translation>
    </message>
    <message>
      <source>warm-up {value}</source>
      <translation>预热 {value}</translation>
    </message>
    <message>
      <source>weight decay λ</source>
      <translation>权值衰减 λ</translation>
    </message>
    <message>
      <source>weight w of each layer</source>
      <translation>每层的权重 w</translation>
    </message>
    <message>
      <source>weight_decay is {value}; it must be a finite number from 0 up.</source>
      <translation>weight_decay 是 {value}；它必须是不小于 0 的有限数。</translation>
    </message>
    <message>
      <source>weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>weights W</source>
      <translation>权重 W</translation>
    </message>
    <message>
      <source>weights of the first layer; Enter switches a unit off</source>
      <translation>第一层的权重；按回车关闭一个单元</translation>
    </message>
    <message>
      <source>weights w1, w2</source>
      <translation>权重 w1、w2</translation>
    </message>
    <message>
      <source>what each optimizer remembers</source>
      <translation>各优化器记住什么</translation>
    </message>
    <message>
      <source>what it does</source>
      <translation>作用</translation>
    </message>
    <message>
      <source>what survives</source>
      <translation>衡量什么</translation>
    </message>
    <message>
      <source>what the curves are drawn over</source>
      <translation>曲线的横轴</translation>
    </message>
    <message>
      <source>what the layers give out for 500 test images; values that are exactly 0 apart</source>
      <translation>500 张测试图像在各层的输出；恰为 0 的值另计</translation>
    </message>
    <message>
      <source>what the net sees</source>
      <translation>网络看到的</translation>
    </message>
    <message>
      <source>what the network sees: 28 × 28 pixels</source>
      <translation>网络看到的：28 × 28 像素</translation>
    </message>
    <message>
      <source>what the right plot shows</source>
      <translation>右图显示什么</translation>
    </message>
    <message>
      <source>what two runs leave</source>
      <translation>两次运行留下了什么</translation>
    </message>
    <message>
      <source>what was measured</source>
      <translation>测量结果</translation>
    </message>
    <message>
      <source>what was saved</source>
      <translation>保存的值</translation>
    </message>
    <message>
      <source>wheel, drag</source>
      <translation>滚轮、拖动</translation>
    </message>
    <message>
      <source>where {0} = 1</source>
      <translation>{0} = 1 的区域</translation>
    </message>
    <message>
      <source>which image</source>
      <translation>哪张图像</translation>
    </message>
    <message>
      <source>which images</source>
      <translation>哪些图像</translation>
    </message>
    <message>
      <source>width: came {width}, expected more than 0, at most 1</source>
      <translation>width：给出的是 {width}，应大于 0 且不超过 1</translation>
    </message>
    <message>
      <source>with batch norm</source>
      <translation>使用批量归一化</translation>
    </message>
    <message>
      <source>with batch norm {0}</source>
      <translation>使用批量归一化 {0}</translation>
    </message>
    <message>
      <source>with own digits</source>
      <translation>加自己的数字</translation>
    </message>
    <message>
      <source>with repetition</source>
      <translation>允许重复</translation>
    </message>
    <message>
      <source>with your own digits</source>
      <translation>加入你的数字</translation>
    </message>
    <message>
      <source>without</source>
      <translation>不使用</translation>
    </message>
    <message>
      <source>without any</source>
      <translation>都不做</translation>
    </message>
    <message>
      <source>without centring</source>
      <translation>不居中</translation>
    </message>
    <message>
      <source>without cutting out</source>
      <translation>不裁切</translation>
    </message>
    <message>
      <source>without own digits</source>
      <translation>不加自己的数字</translation>
    </message>
    <message>
      <source>without scaling</source>
      <translation>不缩放</translation>
    </message>
    <message>
      <source>without {0}</source>
      <translation>不使用 {0}</translation>
    </message>
    <message>
      <source>wrong</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>x</source>
      <translation>x</translation>
    </message>
    <message>
      <source>x =</source>
      <translation>x =</translation>
    </message>
    <message>
      <source>x = init_x is a second name for the same array. Off: x = init_x.copy()</source>
      <translation>x = init_x 只是同一个数组的第二个名字。关闭：x = init_x.copy()</translation>
    </message>
    <message>
      <source>x = init_x makes no array, only a second name, and x -= … writes into the array that both stand for. After the first run init_x is {end}, no longer {start}: the second run starts where the first one ended.</source>
      <translation>x = init_x 不产生新数组，只是多了一个名字；x -= … 写入两者共同指向的数组。第一次运行后 init_x 是 {end}，不再是 {start}：第二次运行从第一次结束的地方开始。</translation>
    </message>
    <message>
      <source>x = init_x.copy() is an array of its own. init_x stays {start}, and both runs end at the same place, {first}.</source>
      <translation>x = init_x.copy() 是一个独立的数组。init_x 仍是 {start}，两次运行都到达同一处 {first}。</translation>
    </message>
    <message>
      <source>x = {0}: f(x) = {1}</source>
      <translation>x = {0}：f(x) = {1}</translation>
    </message>
    <message>
      <source>x has the shape {shape}; the network takes (N, {expected}).</source>
      <translation>x 的形状是 {shape}；网络接受 (N, {expected})。</translation>
    </message>
    <message>
      <source>x holds nan or infinity; every value must be a finite number.</source>
      <translation>x 中有 nan 或无穷大；每个值都必须是有限的数。</translation>
    </message>
    <message>
      <source>x holds {dtype}; it must hold floats.</source>
      <translation>x 中是 {dtype}；必须是浮点数。</translation>
    </message>
    <message>
      <source>x holds {dtype}; it must hold numbers.</source>
      <translation>x 的类型是 {dtype}；它必须是数值。</translation>
    </message>
    <message>
      <source>x is empty; a batch needs 1 sample or more.</source>
      <translation>x 是空的；一个批至少需要 1 个样本。</translation>
    </message>
    <message>
      <source>x must hold finite numbers, but some are nan or infinite</source>
      <translation>x 必须是有限的数，但其中有 nan 或无穷大</translation>
    </message>
    <message>
      <source>x must hold numbers, but it is empty</source>
      <translation>x 必须含有数值，但它是空的</translation>
    </message>
    <message>
      <source>x must hold real numbers, not {came}</source>
      <translation>x 必须是实数，而不是 {came}</translation>
    </message>
    <message>
      <source>x now</source>
      <translation>现在的 x</translation>
    </message>
    <message>
      <source>x times its own sigmoid: close to ReLU at both ends, with a dip below 0 at x = −1.28.</source>
      <translation>x 乘以它自己的 sigmoid：两端接近 ReLU，在 x = −1.28 处低于 0。</translation>
    </message>
    <message>
      <source>x, where the slope is taken</source>
      <translation>x，求斜率的地方</translation>
    </message>
    <message>
      <source>x1</source>
      <translation>x1</translation>
    </message>
    <message>
      <source>x1 AND NOT x2</source>
      <translation>x1 与（非 x2）</translation>
    </message>
    <message>
      <source>x1 OR NOT x2</source>
      <translation>x1 或（非 x2）</translation>
    </message>
    <message>
      <source>x2</source>
      <translation>x2</translation>
    </message>
    <message>
      <source>x2 AND NOT x1</source>
      <translation>x2 与（非 x1）</translation>
    </message>
    <message>
      <source>x2 OR NOT x1</source>
      <translation>x2 或（非 x1）</translation>
    </message>
    <message>
      <source>x: where the functions are read</source>
      <translation>x：读取函数值的位置</translation>
    </message>
    <message>
      <source>x[idx] is a whole row, and a view of it: what was saved changes with x. So saved − h brings the old numbers back, and the second value is f(x), not f(x − h).</source>
      <translation>x[idx] 是整整一行，而且是视图：保存的值会跟着 x 变化。于是 saved − h 又回到原来的数，第二个值是 f(x)，而不是 f(x − h)。</translation>
    </message>
    <message>
      <source>x[{place}] does not exist</source>
      <translation>x[{place}] 不存在</translation>
    </message>
    <message>
      <source>x[{place}]: f with x + h</source>
      <translation>x[{place}]：用 x + h 求 f</translation>
    </message>
    <message>
      <source>x[{place}]: f with x − h</source>
      <translation>x[{place}]：用 x − h 求 f</translation>
    </message>
    <message>
      <source>x[{place}]: the slope</source>
      <translation>x[{place}]：斜率</translation>
    </message>
    <message>
      <source>x³ − 3x</source>
      <translation>x³ − 3x</translation>
    </message>
    <message>
      <source>y</source>
      <translation>y</translation>
    </message>
    <message>
      <source>y = h(x)</source>
      <translation>y = h(x)</translation>
    </message>
    <message>
      <source>y has the shape {shape}; a loss needs 1 sample or more, of 1 class or more.</source>
      <translation>y 的形状是 {shape}；计算损失需要至少 1 个样本、至少 1 个类别。</translation>
    </message>
    <message>
      <source>y − t, as backpropagation</source>
      <translation>y − t，与误差反向传播相同</translation>
    </message>
    <message>
      <source>your digits; Enter puts one on the canvas</source>
      <translation>你的数字；按回车放到画布上</translation>
    </message>
    <message>
      <source>your drawing</source>
      <translation>你画的数字</translation>
    </message>
    <message>
      <source>zeros</source>
      <translation>全为 0</translation>
    </message>
    <message>
      <source>{0}  {1} %</source>
      <translation>{0}  {1} %</translation>
    </message>
    <message>
      <source>{0} % are 0</source>
      <translation>{0} % 为 0</translation>
    </message>
    <message>
      <source>{0} % are no numbers any more</source>
      <translation>{0} % 已不是数</translation>
    </message>
    <message>
      <source>{0} % done</source>
      <translation>已完成 {0} %</translation>
    </message>
    <message>
      <source>{0} % exactly 0</source>
      <translation>{0} % 恰为 0</translation>
    </message>
    <message>
      <source>{0} % outside</source>
      <translation>{0} % 在范围外</translation>
    </message>
    <message>
      <source>{0} % saturated</source>
      <translation>{0} % 饱和</translation>
    </message>
    <message>
      <source>{0} answered with {1}: {2} images, the surest first</source>
      <translation>{0} 被认成 {1}：{2} 张图像，最有把握的在前</translation>
    </message>
    <message>
      <source>{0} arrays, the last [{1}]</source>
      <translation>{0} 个数组，最后一个 [{1}]</translation>
    </message>
    <message>
      <source>{0} digits of your own, {1} read right</source>
      <translation>你自己的数字 {0} 个，读对 {1} 个</translation>
    </message>
    <message>
      <source>{0} diverged</source>
      <translation>{0} 发散</translation>
    </message>
    <message>
      <source>{0} end in none of them</source>
      <translation>{0} 不在其中任何一个</translation>
    </message>
    <message>
      <source>{0} images/s</source>
      <translation>{0} 张/秒</translation>
    </message>
    <message>
      <source>{0} is there already. Write over it?</source>
      <translation>{0} 已经存在。要覆盖它吗？</translation>
    </message>
    <message>
      <source>{0} ms a step in NumPy, {1} ms in PyTorch: {2} times</source>
      <translation>每步 NumPy {0} 毫秒，PyTorch {1} 毫秒：{2} 倍</translation>
    </message>
    <message>
      <source>{0} naive, {1}: Σ = {2}</source>
      <translation>{0} 朴素实现，{1}：Σ = {2}</translation>
    </message>
    <message>
      <source>{0} of the starts end at ({1}, {2})</source>
      <translation>{0} 的起点停在 ({1}, {2})</translation>
    </message>
    <message>
      <source>{0} of {1} units dead</source>
      <translation>{1} 个单元中 {0} 个死亡</translation>
    </message>
    <message>
      <source>{0} of {1} units of {2}: blue wants light there, orange wants dark</source>
      <translation>{2} 的 {1} 个单元中的 {0} 个：蓝色处要亮，橙色处要暗</translation>
    </message>
    <message>
      <source>{0} of {1}: what it is → the answer, how sure in %</source>
      <translation>{1} 张中的 {0} 张：实际 → 回答，把握（%）</translation>
    </message>
    <message>
      <source>{0} parameters</source>
      <translation>{0} 个参数</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
    <message>
      <source>{0} s left</source>
      <translation>剩余 {0} 秒</translation>
    </message>
    <message>
      <source>{0} sees ({1}, {2})</source>
      <translation>{0} 看到 ({1}, {2})</translation>
    </message>
    <message>
      <source>{0} steps/s</source>
      <translation>{0} 步/秒</translation>
    </message>
    <message>
      <source>{0}, axis {1}</source>
      <translation>{0}，轴 {1}</translation>
    </message>
    <message>
      <source>{0}, before</source>
      <translation>{0}（之前）</translation>
    </message>
    <message>
      <source>{0}, now</source>
      <translation>{0}（当前）</translation>
    </message>
    <message>
      <source>{0}, step {1}: ({2}, {3}), f = {4}</source>
      <translation>{0}，第 {1} 步：({2}, {3})，f = {4}</translation>
    </message>
    <message>
      <source>{0}, step {1}: {2} = {3}</source>
      <translation>{0}，第 {1} 步：{2} = {3}</translation>
    </message>
    <message>
      <source>{0}, still to come</source>
      <translation>{0}（尚未走到）</translation>
    </message>
    <message>
      <source>{0}, {1} s left</source>
      <translation>{0}，剩余 {1} 秒</translation>
    </message>
    <message>
      <source>{0}:  x {1:.2f}   y {2:.4f}   slope {3:.4f}</source>
      <translation>{0}：  x {1:.2f}   y {2:.4f}   导数 {3:.4f}</translation>
    </message>
    <message>
      <source>{0}: L = {1}</source>
      <translation>{0}：L = {1}</translation>
    </message>
    <message>
      <source>{0}: drag up or down, press ↑ or ↓, or type</source>
      <translation>{0}：上下拖动，按 ↑ 或 ↓，或输入</translation>
    </message>
    <message>
      <source>{0}: step {1} of {2}</source>
      <translation>{0}：第 {1} 步，共 {2} 步</translation>
    </message>
    <message>
      <source>{0}: {1} {2}, largest {3}</source>
      <translation>{0}：{1} {2}，最大 {3}</translation>
    </message>
    <message>
      <source>{0}: {1} … {2}: {3} % of all values</source>
      <translation>{0}：{1} … {2}：占 {3} %</translation>
    </message>
    <message>
      <source>{count:,} digits are too many for one file, expected at most {most:,}</source>
      <translation>{count:,} 个数字对一个文件来说太多，最多 {most:,} 个</translation>
    </message>
    <message>
      <source>{count} axes; at most {most} fit</source>
      <translation>有 {count} 个轴；最多 {most} 个</translation>
    </message>
    <message>
      <source>{count} numbers; 1 to {most} fit</source>
      <translation>有 {count} 个数；可以有 1 到 {most} 个</translation>
    </message>
    <message>
      <source>{dtypes}: each e^a still fits, but their sum has overflowed. The result holds no nan, yet does not add up to 1.</source>
      <translation>{dtypes}：每个 e^a 还装得下，它们的和却溢出了。结果里没有 nan，但加起来不是 1。</translation>
    </message>
    <message>
      <source>{dtypes}: every e^a is 0, and 0/0 is nan.</source>
      <translation>{dtypes}：每个 e^a 都是 0，而 0/0 是 nan。</translation>
    </message>
    <message>
      <source>{file} cannot be read: {reason}</source>
      <translation>无法读取 {file}：{reason}</translation>
    </message>
    <message>
      <source>{file} carries no state of the lab</source>
      <translation>{file} 中没有实验室的状态</translation>
    </message>
    <message>
      <source>{file} describes a network that cannot be: {reason}</source>
      <translation>{file} 描述的网络无法构成：{reason}</translation>
    </message>
    <message>
      <source>{file} differs from the one of {name}</source>
      <translation>{file} 与 {name} 的文件不同</translation>
    </message>
    <message>
      <source>{file} has a class name that is longer than 40 characters or not printable</source>
      <translation>{file} 中有类别名超过 40 个字符或无法显示</translation>
    </message>
    <message>
      <source>{file} has format {came}, but this version of the lab reads format {version}</source>
      <translation>{file} 的格式是 {came}，而本版本只能读取格式 {version}</translation>
    </message>
    <message>
      <source>{file} has images of {rows} × {columns} pixels, expected 28 × 28</source>
      <translation>{file} 的图像为 {rows} × {columns} 像素，需要 28 × 28</translation>
    </message>
    <message>
      <source>{file} has the label {label} at place {place:,}, expected 0 to {last}</source>
      <translation>{file} 在第 {place:,} 处的标签是 {label}，应为 0 到 {last}</translation>
    </message>
    <message>
      <source>{file} has {count} class names, expected ten different ones, one a line</source>
      <translation>{file} 有 {count} 个类别名，需要十个不同的名字，每行一个</translation>
    </message>
    <message>
      <source>{file} has {found} dimensions, expected {want}</source>
      <translation>{file} 有 {found} 维，应为 {want} 维</translation>
    </message>
    <message>
      <source>{file} holds a network that cannot be shown: {reason}</source>
      <translation>{file} 里的网络无法显示：{reason}</translation>
    </message>
    <message>
      <source>{file} holds images, not labels: are two files swapped or named wrongly?</source>
      <translation>{file} 存放的是图像而不是标签：是否有两个文件互换或命名错误？</translation>
    </message>
    <message>
      <source>{file} holds labels, not images: are two files swapped or named wrongly?</source>
      <translation>{file} 存放的是标签而不是图像：是否有两个文件互换或命名错误？</translation>
    </message>
    <message>
      <source>{file} holds numbers that are not finite in {array}</source>
      <translation>{file} 的 {array} 中有非有限的数</translation>
    </message>
    <message>
      <source>{file} is a folder, expected a file</source>
      <translation>{file} 是文件夹，这里需要文件</translation>
    </message>
    <message>
      <source>{file} is an IDX file of another type of number (0x{type:02x}), expected bytes (0x08)</source>
      <translation>{file} 是其他数值类型（0x{type:02x}）的 IDX 文件，应为字节（0x08）</translation>
    </message>
    <message>
      <source>{file} is cut short, or its header is wrong: {shape} bytes are declared, at most {room:,} can be there</source>
      <translation>{file} 不完整或文件头有误：声明了 {shape} 字节，最多只可能有 {room:,}</translation>
    </message>
    <message>
      <source>{file} is cut short: it ends within its header</source>
      <translation>{file} 不完整：在文件头中就结束了</translation>
    </message>
    <message>
      <source>{file} is cut short: it holds {have:,} of the {want:,} bytes it declares</source>
      <translation>{file} 不完整：声明了 {want:,} 字节，只有 {have:,}</translation>
    </message>
    <message>
      <source>{file} is cut short: its gzip packing breaks off</source>
      <translation>{file} 不完整：gzip 数据中断</translation>
    </message>
    <message>
      <source>{file} is damaged, or was not saved by the lab</source>
      <translation>{file} 已损坏，或不是由本实验室保存的</translation>
    </message>
    <message>
      <source>{file} is damaged: it cannot be unpacked with gzip</source>
      <translation>{file} 已损坏：无法用 gzip 解压</translation>
    </message>
    <message>
      <source>{file} is damaged: its contents do not match its checksum</source>
      <translation>{file} 已损坏：内容与校验和不符</translation>
    </message>
    <message>
      <source>{file} is empty: its header declares {shape} bytes</source>
      <translation>{file} 是空的：文件头声明了 {shape} 字节</translation>
    </message>
    <message>
      <source>{file} is far too large, expected at most {most:,} pixels in all</source>
      <translation>{file} 远远超出限制，总共最多 {most:,} 像素</translation>
    </message>
    <message>
      <source>{file} is from {name}, but {other_file} is from {other_name}</source>
      <translation>{file} 来自 {name}，而 {other_file} 来自 {other_name}</translation>
    </message>
    <message>
      <source>{file} is not a file name</source>
      <translation>{file} 不是文件名</translation>
    </message>
    <message>
      <source>{file} is not a picture that can be read (PNG, JPEG, BMP, GIF or WebP)</source>
      <translation>{file} 不是可以读取的图片（PNG、JPEG、BMP、GIF 或 WebP）</translation>
    </message>
    <message>
      <source>{file} is not a saved lab</source>
      <translation>{file} 不是保存的实验室文件</translation>
    </message>
    <message>
      <source>{file} is not an IDX file: it begins with {found}, expected {want}</source>
      <translation>{file} 不是 IDX 文件：开头是 {found}，应为 {want}</translation>
    </message>
    <message>
      <source>{file} is not an ordinary file</source>
      <translation>{file} 不是普通文件</translation>
    </message>
    <message>
      <source>{file} is not text in UTF-8</source>
      <translation>{file} 不是 UTF-8 文本</translation>
    </message>
    <message>
      <source>{file} is too large: its header declares {shape} bytes, expected at most {limit:,}</source>
      <translation>{file} 太大：文件头声明了 {shape} 字节，最多 {limit:,}</translation>
    </message>
    <message>
      <source>{file} is too large: {size:,} bytes, expected at most {limit:,}</source>
      <translation>{file} 太大：{size:,} 字节，最多 {limit:,} 字节</translation>
    </message>
    <message>
      <source>{file} is too large: {width:,} × {height:,} pixels, expected at most {most:,} in all</source>
      <translation>{file} 太大：{width:,} × {height:,} 像素，总共最多 {most:,}</translation>
    </message>
    <message>
      <source>{file} is too long: more bytes follow its gzip packing</source>
      <translation>{file} 太长：gzip 数据之后还有内容</translation>
    </message>
    <message>
      <source>{file} is too long: more bytes follow the {want:,} it declares</source>
      <translation>{file} 太长：在声明的 {want:,} 字节之后还有内容</translation>
    </message>
    <message>
      <source>{file} may not be read: permission denied</source>
      <translation>无法读取 {file}：没有权限</translation>
    </message>
    <message>
      <source>{file} was not saved: another program has it open</source>
      <translation>{file} 未保存：另一个程序正打开着它</translation>
    </message>
    <message>
      <source>{file} was not saved: it is not an ordinary file</source>
      <translation>{file} 未保存：它不是普通文件</translation>
    </message>
    <message>
      <source>{file} was not saved: it is the name of a folder</source>
      <translation>{file} 未保存：它是一个文件夹的名字</translation>
    </message>
    <message>
      <source>{file} was not saved: it is write-protected</source>
      <translation>{file} 未保存：它是写保护的</translation>
    </message>
    <message>
      <source>{file} was not saved: its header has {length:,} bytes, expected at most {most:,}</source>
      <translation>{file} 未保存：文件头有 {length:,} 字节，最多 {most:,} 字节</translation>
    </message>
    <message>
      <source>{file} was not saved: its header holds what JSON cannot ({reason})</source>
      <translation>{file} 未保存：其文件头含有 JSON 无法表示的内容（{reason}）</translation>
    </message>
    <message>
      <source>{file} was not saved: no permission to write in {folder}</source>
      <translation>{file} 未保存：没有权限写入 {folder}</translation>
    </message>
    <message>
      <source>{file} was not saved: the disk is full</source>
      <translation>{file} 未保存：磁盘已满</translation>
    </message>
    <message>
      <source>{file} was not saved: there is no folder {folder}</source>
      <translation>{file} 未保存：没有文件夹 {folder}</translation>
    </message>
    <message>
      <source>{file} was not saved: {reason}</source>
      <translation>{file} 未保存：{reason}</translation>
    </message>
    <message>
      <source>{folder} has no IDX files, expected four such as {name}</source>
      <translation>{folder} 中没有 IDX 文件，需要四个，例如 {name}</translation>
    </message>
    <message>
      <source>{folder} has the files of several sets ({sets}), expected those of one</source>
      <translation>{folder} 中有多个数据集的文件（{sets}），只能有一个</translation>
    </message>
    <message>
      <source>{folder} is a file, expected a folder</source>
      <translation>{folder} 是文件，这里需要文件夹</translation>
    </message>
    <message>
      <source>{folder} lacks a file, expected {name} or {name}.gz</source>
      <translation>{folder} 缺少文件，需要 {name} 或 {name}.gz</translation>
    </message>
    <message>
      <source>{goal} ✓ right for all {count} inputs</source>
      <translation>{goal} ✓ {count} 组输入全对</translation>
    </message>
    <message>
      <source>{goal} ✗ right for {right} of {count} inputs</source>
      <translation>{goal} ✗ {count} 组输入中对了 {right} 组</translation>
    </message>
    <message>
      <source>{images} has {count:,} images, but {labels} has {label_count:,} labels: are training and test files mixed up?</source>
      <translation>{images} 有 {count:,} 张图像，而 {labels} 有 {label_count:,} 个标签：是否混淆了训练文件和测试文件？</translation>
    </message>
    <message>
      <source>{learned} of {finished} runs reach 80 % without batch norm, {normed} of {others} with it.</source>
      <translation>达到 80 % 的运行：不使用批量归一化时 {finished} 个中有 {learned} 个，使用时 {others} 个中有 {normed} 个。</translation>
    </message>
    <message>
      <source>{name} at step {step}{more}</source>
      <translation>{name} 在第 {step} 步{more}</translation>
    </message>
    <message>
      <source>{name} at x = {x}</source>
      <translation>{name}，x = {x}</translation>
    </message>
    <message>
      <source>{name} came with the constants {given}; it takes {known}.</source>
      <translation>{name} 收到的常数是 {given}；它需要的是 {known}。</translation>
    </message>
    <message>
      <source>{name} diverged</source>
      <translation>{name} 发散</translation>
    </message>
    <message>
      <source>{name} from everywhere, step {step}</source>
      <translation>{name} 从各处出发，第 {step} 步</translation>
    </message>
    <message>
      <source>{name} has no unit {number}; it has {count}, counted from 0.</source>
      <translation>{name} 没有单元 {number}；它有 {count} 个单元，从 0 数起。</translation>
    </message>
    <message>
      <source>{name} is not known here: use x, y, pi, e or one of {functions}</source>
      <translation>不认识 {name}：请使用 x、y、pi、e 或以下函数之一：{functions}</translation>
    </message>
    <message>
      <source>{name} is used twice, empty or too long as a name</source>
      <translation>名字 {name} 重复、为空或太长</translation>
    </message>
    <message>
      <source>{name} left the plot at step {step}: η {lr} &gt; 2(1 + α)/((1 + 2α) λmax) = {limit}</source>
      <translation>{name} 在第 {step} 步离开了图：η {lr} &gt; 2(1 + α)/((1 + 2α) λmax) = {limit}</translation>
    </message>
    <message>
      <source>{name} left the plot at step {step}: η {lr} &gt; 2(1 + α)/λmax = {limit}</source>
      <translation>{name} 在第 {step} 步离开了图：η {lr} &gt; 2(1 + α)/λmax = {limit}</translation>
    </message>
    <message>
      <source>{name} left the plot at step {step}: η {lr} &gt; 2/λmax = {limit}</source>
      <translation>{name} 在第 {step} 步离开了图：η {lr} &gt; 2/λmax = {limit}</translation>
    </message>
    <message>
      <source>{name} must be a finite number, not {came}</source>
      <translation>{name} 必须是有限的数，而不是 {came}</translation>
    </message>
    <message>
      <source>{name} must be a number in [0, 1], not {came}</source>
      <translation>{name} 必须是 [0, 1] 中的数，而不是 {came}</translation>
    </message>
    <message>
      <source>{name} must be a number {expected}, not {came}</source>
      <translation>{name} 必须是{expected}的数，而不是 {came}</translation>
    </message>
    <message>
      <source>{name} must be a whole number ≥ 1, not {came}</source>
      <translation>{name} 必须是 ≥ 1 的整数，而不是 {came}</translation>
    </message>
    <message>
      <source>{name} needs parentheses: {name}(x)</source>
      <translation>{name} 需要括号：{name}(x)</translation>
    </message>
    <message>
      <source>{name} needs the fewest steps: {steps}, at η = {lr}.</source>
      <translation>{name} 所需步数最少：{steps} 步，η = {lr}。</translation>
    </message>
    <message>
      <source>{name} needs two or more values: {name}(x, y)</source>
      <translation>{name} 需要两个或更多的值：{name}(x, y)</translation>
    </message>
    <message>
      <source>{name} takes one value, not {came}</source>
      <translation>{name} 只接受一个值，而不是 {came} 个</translation>
    </message>
    <message>
      <source>{name} {accuracy} %</source>
      <translation>{name} {accuracy} %</translation>
    </message>
    <message>
      <source>{name} …</source>
      <translation>{name} ……</translation>
    </message>
    <message>
      <source>{name}, step {step}</source>
      <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
      <source>{name}, step {step}: loss {loss}</source>
      <translation>{name}，第 {step} 步：损失 {loss}</translation>
    </message>
    <message>
      <source>{name}, {count} layers deep</source>
      <translation>{name}，深 {count} 层</translation>
    </message>
    <message>
      <source>{name}: a signal's name has letters and digits only</source>
      <translation>{name}：信号名只能含字母和数字</translation>
    </message>
    <message>
      <source>{name}: came {value}, expected a number above 0</source>
      <translation>{name}：给出的是 {value}，应为大于 0 的数</translation>
    </message>
    <message>
      <source>{name}: came {value}, expected a whole number, {least} or more</source>
      <translation>{name}：给出的是 {value}，应为不小于 {least} 的整数</translation>
    </message>
    <message>
      <source>{name}: came {value}, expected one of {known}</source>
      <translation>{name}：给出的是 {value}，应为 {known} 之一</translation>
    </message>
    <message>
      <source>{name}: damaged, left out</source>
      <translation>{name}：已损坏，略去</translation>
    </message>
    <message>
      <source>{name}: unknown setting, left out</source>
      <translation>{name}：未知的设置，已略去</translation>
    </message>
    <message>
      <source>{name}: unknown tab, left out</source>
      <translation>{name}：未知的标签页，略去</translation>
    </message>
    <message>
      <source>{name}: {count} given, at most {most} fit</source>
      <translation>{name}：给了 {count} 个，最多 {most} 个</translation>
    </message>
    <message>
      <source>{name}: {count} given, {least} to {most} expected</source>
      <translation>{name}：给了 {count} 个，需要 {least} 到 {most} 个</translation>
    </message>
    <message>
      <source>{name}: {kind} of {first} and {second}, output {value}</source>
      <translation>{name}：{first} 和 {second} 的{kind}，输出 {value}</translation>
    </message>
    <message>
      <source>{name}: {length} characters are too many (at most {most})</source>
      <translation>{name}：{length} 个字符太多（最多 {most} 个）</translation>
    </message>
    <message>
      <source>{name}: {train:,} training and {test:,} test images of 28 × 28 pixels in ten classes</source>
      <translation>{name}：{train:,} 张训练图像和 {test:,} 张测试图像，28 × 28 像素，十个类别</translation>
    </message>
    <message>
      <source>{name}: {value} is not a list</source>
      <translation>{name}：{value} 不是列表</translation>
    </message>
    <message>
      <source>{name}: {value} is not a number</source>
      <translation>{name}：{value} 不是数</translation>
    </message>
    <message>
      <source>{name}: {value} is not a pair of numbers</source>
      <translation>{name}：{value} 不是一对数</translation>
    </message>
    <message>
      <source>{name}: {value} is not a row of {count} values</source>
      <translation>{name}：{value} 不是由 {count} 个值组成的一行</translation>
    </message>
    <message>
      <source>{name}: {value} is not a whole number</source>
      <translation>{name}：{value} 不是整数</translation>
    </message>
    <message>
      <source>{name}: {value} is not on or off</source>
      <translation>{name}：{value} 既不是开也不是关</translation>
    </message>
    <message>
      <source>{name}: {value} is not text</source>
      <translation>{name}：{value} 不是文本</translation>
    </message>
    <message>
      <source>{name}: {value} is outside {low} … {high}</source>
      <translation>{name}：{value} 超出范围 {low} … {high}</translation>
    </message>
    <message>
      <source>{name}: {value} is unknown; choose one of {options}</source>
      <translation>{name}：不认识 {value}；请从 {options} 中选择</translation>
    </message>
    <message>
      <source>{option} of a layer of kind {kind} is {value}; it must be of type {type}.</source>
      <translation>{kind} 层的 {option} 是 {value}；类型必须是 {type}。</translation>
    </message>
    <message>
      <source>{run}: {problem}</source>
      <translation>{run}：{problem}</translation>
    </message>
    <message>
      <source>{share} % of the last layer's values lie where the {name} is flat: almost no slope, so those units hardly learn.</source>
      <translation>最后一层有 {share} % 的值落在 {name} 的平坦处：几乎没有斜率，这些单元很难学习。</translation>
    </message>
    <message>
      <source>{share} of the starts end in one of the {count} minima of this picture, {rest} in none of them.</source>
      <translation>{share} 的起点停在图中 {count} 个极小值点之一，{rest} 不在其中任何一个。</translation>
    </message>
    <message>
      <source>{sign} cannot be used in a formula</source>
      <translation>公式中不能使用 {sign}</translation>
    </message>
    <message>
      <source>{tab}: unknown preset, the first one is taken</source>
      <translation>{tab}：未知的预设，改用第一个</translation>
    </message>
    <message>
      <source>{target} gate, row ({x1}, {x2})</source>
      <translation>{target}，第 ({x1}, {x2}) 行</translation>
    </message>
    <message>
      <source>{target} ✓ all four rows are right</source>
      <translation>{target} ✓ 四行全对</translation>
    </message>
    <message>
      <source>{target} ✗ {right} of 4 rows right</source>
      <translation>{target} ✗ 4 行中对了 {right} 行</translation>
    </message>
    <message>
      <source>{target} ✗ {right} of 4 rows right; with this bias no weights get more than {best}</source>
      <translation>{target} ✗ 4 行中对了 {right} 行；用这个偏置，任何权重最多对 {best} 行</translation>
    </message>
    <message>
      <source>{value}</source>
      <translation>{value}</translation>
    </message>
    <message>
      <source>{value} epochs</source>
      <translation>{value} 个 epoch</translation>
    </message>
    <message>
      <source>{value} images</source>
      <translation>{value} 张图像</translation>
    </message>
    <message>
      <source>{value} steps</source>
      <translation>{value} 步</translation>
    </message>
    <message>
      <source>{weights}, {activation}: after {layers} layers std {std}</source>
      <translation>{weights}，{activation}：{layers} 层之后标准差 {std}</translation>
    </message>
    <message>
      <source>{x} · {W} → {y}: the last axis of the left meets the first of the right, and b is added.</source>
      <translation>{x} · {W} → {y}：左边的最后一个轴与右边的第一个轴相遇，再加上 b。</translation>
    </message>
    <message>
      <source>|x|</source>
      <translation>|x|</translation>
    </message>
    <message>
      <source>|x| has a kink at 0: there is no slope at it, and the two points lie on both sides.</source>
      <translation>|x| 在 0 处有尖角：那里没有斜率，而两个点分别在它的两侧。</translation>
    </message>
    <message>
      <source>|x| has a kink at 0: there is no slope at it, and the two points tell that of one side.</source>
      <translation>|x| 在 0 处有尖角：那里没有斜率，这两个点给出的是一侧的斜率。</translation>
    </message>
    <message>
      <source>|∂L/∂y| on a log axis; line: before training</source>
      <translation>|∂L/∂y|，对数轴；线条：训练前</translation>
    </message>
    <message>
      <source>× {value}</source>
      <translation>× {value}</translation>
    </message>
    <message>
      <source>α {value}</source>
      <translation>α {value}</translation>
    </message>
    <message>
      <source>β₁</source>
      <translation>β₁</translation>
    </message>
    <message>
      <source>β₁ {value}</source>
      <translation>β₁ {value}</translation>
    </message>
    <message>
      <source>β₂</source>
      <translation>β₂</translation>
    </message>
    <message>
      <source>β₂ {value}</source>
      <translation>β₂ {value}</translation>
    </message>
    <message>
      <source>ε added to √h</source>
      <translation>加到 √h 的 ε</translation>
    </message>
    <message>
      <source>ε added to √v</source>
      <translation>加到 √v 的 ε</translation>
    </message>
    <message>
      <source>ε: how near is near enough</source>
      <translation>ε：多近算够近</translation>
    </message>
    <message>
      <source>η falls along a cosine</source>
      <translation>η 按余弦递减</translation>
    </message>
    <message>
      <source>η falls in steps</source>
      <translation>η 阶梯递减</translation>
    </message>
    <message>
      <source>η warms up, then falls</source>
      <translation>η 先预热再递减</translation>
    </message>
    <message>
      <source>η warms up, then stays</source>
      <translation>η 先预热再不变</translation>
    </message>
    <message>
      <source>η {value}</source>
      <translation>η {value}</translation>
    </message>
    <message>
      <source>λ {value}</source>
      <translation>λ {value}</translation>
    </message>
    <message>
      <source>λmax is the largest curvature of the surface where the path stands. Press or drag to set the learning rate.</source>
      <translation>λmax 是路径所在处曲面的最大曲率。点击或拖动可设置学习率。</translation>
    </message>
    <message>
      <source>ξ is the noise of this step's mini-batch: it is the same for all.</source>
      <translation>ξ 是这一步的 mini-batch 的噪声，对所有参赛者都一样。</translation>
    </message>
    <message>
      <source>ρ {value}</source>
      <translation>ρ {value}</translation>
    </message>
    <message>
      <source>σ(k·x)</source>
      <translation>σ(k·x)</translation>
    </message>
    <message>
      <source>σ(k·x): at 1 it is the sigmoid, and the larger k, the more it is the step, whose slope of 0 teaches nothing.</source>
      <translation>σ(k·x)：k = 1 时就是 sigmoid；k 越大越接近阶跃函数，而阶跃函数的导数为 0，什么也学不到。</translation>
    </message>
    <message>
      <source>— test   - - train</source>
      <translation>— 测试   - - 训练</translation>
    </message>
    <message>
      <source>“{0}” is not a finite number</source>
      <translation>“{0}”不是有限的数</translation>
    </message>
    <message>
      <source>“{0}” is not a number</source>
      <translation>“{0}”不是数</translation>
    </message>
    <message>
      <source>“{line}” is no layer; it begins with one of {kinds}</source>
      <translation>“{line}”不是层；开头须是以下之一：{kinds}</translation>
    </message>
    <message>
      <source>“{line}” is not of the form: name = value; name = value</source>
      <translation>“{line}”的格式不对，应为：name = value; name = value</translation>
    </message>
    <message>
      <source>“{line}” is not of the form: {usage}</source>
      <translation>“{line}”的格式不对，应为：{usage}</translation>
    </message>
    <message>
      <source>“{line}”: {reason}</source>
      <translation>“{line}”：{reason}</translation>
    </message>
    <message>
      <source>“{line}”: {word} is not a number</source>
      <translation>“{line}”：{word} 不是数</translation>
    </message>
    <message>
      <source>“{link}” is not a link of the lab</source>
      <translation>“{link}”不是本实验室的链接</translation>
    </message>
    <message>
      <source>“{name}” is no setting; there are {known}</source>
      <translation>没有“{name}”这个设置；可用的有 {known}</translation>
    </message>
    <message>
      <source>“{text}” is not a list of numbers, such as -1, 1, 2</source>
      <translation>“{text}”不是一列数，例如 -1, 1, 2</translation>
    </message>
    <message>
      <source>“{text}” is not a shape, such as (2, 3)</source>
      <translation>“{text}”不是形状，例如 (2, 3)</translation>
    </message>
    <message>
      <source>… and {count:,} more problems</source>
      <translation>…… 另有 {count:,} 个问题</translation>
    </message>
    <message>
      <source>← rounding</source>
      <translation>← 舍入</translation>
    </message>
    <message>
      <source>∂L/∂W</source>
      <translation>∂L/∂W</translation>
    </message>
    <message>
      <source>∂L/∂y</source>
      <translation>∂L/∂y</translation>
    </message>
    <message>
      <source>−log y is negative only where y &gt; 1. A negative cross entropy therefore means: these are no probabilities.</source>
      <translation>只有 y &gt; 1 时 −log y 才为负。所以负的交叉熵误差说明：这些不是概率。</translation>
    </message>
    <message>
      <source>√h turns η = {lr} into {x} along x and {y} along y. Old gradients are forgotten, so these rates can grow again.</source>
      <translation>√h 把 η = {lr} 变成沿 x 的 {x} 和沿 y 的 {y}。过去的梯度会被遗忘，所以这些学习率可以再升高。</translation>
    </message>
    <message>
      <source>√h turns η = {lr} into {x} along x and {y} along y. h only grows, so these rates only fall.</source>
      <translation>√h 把 η = {lr} 变成沿 x 的 {x} 和沿 y 的 {y}。h 只增不减，所以这些学习率只会下降。</translation>
    </message>
    <message>
      <source>◆ best rate for a bowl: {0}</source>
      <translation>◆ 碗形曲面的最佳学习率：{0}</translation>
    </message>
    <message>
      <source>○ train, ● test</source>
      <translation>○ 训练，● 测试</translation>
    </message>
    <message>
      <source>★ best h ≈ {0}</source>
      <translation>★ 最佳 h ≈ {0}</translation>
    </message>
    <message>
      <source>★ the larger h, the better</source>
      <translation>★ h 越大越好</translation>
    </message>
    <message>
      <source>✓ learned (updates: {updates}, epochs: {epochs})</source>
      <translation>✓ 学会了（更新次数：{updates}，epoch 数：{epochs}）</translation>
    </message>
    <message>
      <source>✗ No line separates these points (wrong now: {wrong})</source>
      <translation>✗ 没有直线能分开这些点（现在错的点数：{wrong}）</translation>
    </message>
    <message>
      <source>✗ {0} from step {1}</source>
      <translation>✗ 第 {1} 步起为 {0}</translation>
    </message>
    <message>
      <source>✗ {problem}</source>
      <translation>✗ {problem}</translation>
    </message>
  </context>
</TS>
